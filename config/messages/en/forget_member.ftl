# Being forgotten: one question, then at once.

forget_member-ask = Shall I forget everything I know about you? Your profile, your consent and your learning pairs are deleted then. Whoever is learning with you hears only that it is over, and no reason. This cannot be undone.
forget_member-yes = Yes, forget everything
    .word = yes, forget
forget_member-no = No, keep it
    .word = no
forget_member-done = I have forgotten you: your profile, your consent, your learning pairs and all notes about your answers are deleted, and your name is gone from my messages. Whom I should not bring together with you again I still know, but without your names. What you wrote yourself stays where you wrote it. All the best, and with `/lotse profile` you are back at any time.
forget_member-kept = All right, everything stays as it is.
forget_member-open = Forget me
