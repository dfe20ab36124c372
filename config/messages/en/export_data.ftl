# Everything that is kept about me, as a file.

export_data-help = `/lotse { $word }` sends you everything I keep about you, as a file.

export_data-coming = I am sending you everything I keep about you in a direct message. Nobody else sees it.
export_data-nothing = Nothing is kept about you: no profile, no question, no answer. With `/lotse profile` you create a profile, if you like.
export_data-file = Here is everything I keep about you: your profile with your consent, and pointers to what you wrote. Questions: { $questions }, answers: { $answers }, of which known to have helped: { $evidence }, learning pairs: { $matches }. You change your profile with `/lotse profile`, and delete everything with `/lotse forget me`.
export_data-left_out = Other members and what they answered are not in it, nor are messages to the moderators: that protects others.
export_data-file_no_profile = Here is everything I keep about you. You have no profile, there are only pointers to where you wrote in public. Questions: { $questions }, answers: { $answers }. Without a profile I forget them by myself after 90 days, at once with `/lotse forget me`.
export_data-unsure = I cannot tell whether the file with your data has arrived. Is it missing? Then I will send it once more.
export_data-send = Send my data
