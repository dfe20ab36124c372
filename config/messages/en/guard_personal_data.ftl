# Personal data in a question: read by whoever asked it, and nobody else. What was found is never repeated.

guard_personal_data-warning = Hello, this is Lotse, a bot. Your public question ({ $link }) may hold something that not everybody should read. A program found it, no human being:
guard_personal_data-care = • something from somebody's care, such as a case number or diagnosis
guard_personal_data-people = • a list of names
guard_personal_data-iban = • a bank account number
guard_personal_data-phone = • a telephone number
guard_personal_data-email = • an e-mail address
guard_personal_data-how = Would you change that part, or delete the question? Invented data is as good for getting help. Until then it stands in no list and no digest; only you hear of this. If all is well as it is, tell me with the button. For a human being, ask the moderators.
    .discourse = Would you change that part, or delete the question? Invented data is as good for getting help. Until then it stands in no list and no digest; only you hear of this. If I am wrong, you need not do anything. For a human being, ask the moderators.
guard_personal_data-fine = It is fine
guard_personal_data-lifted = Thank you, it is gone now. Your question is back in the lists and in the digest.
guard_personal_data-vouched = Good, then it stays as it is. Your question is back in the lists and in the digest. If you change it once more, I will not ask again.
guard_personal_data-gone = The question that I asked you about is deleted. Thank you.
guard_personal_data-settled = There is nothing left to do here.
