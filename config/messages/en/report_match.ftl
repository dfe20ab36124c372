# When it does not fit, and when something was not all right.

report_match-unfit = Does not fit
    .word = no fit
report_match-report = Report
    .word = report
report_match-ended = This learning pair for **{ $topic }** has come to an end. That happens, and it is nobody's fault. Was something not all right? With “Report” only the moderators hear of it.
report_match-parted_you = Thank you for saying so. Your learning pair for **{ $topic }** has come to an end, and I will not bring you together again. With `/lotse partner` I look for somebody else.
report_match-parted_other = Your learning pair for **{ $topic }** has come to an end. Sometimes it simply does not fit, and that says nothing about you. Thank you for having been part of it.
report_match-received = Thank you for speaking up. The moderators know and will contact you privately. Your learning pair has ended, you will not be brought together again, and the other person hears nothing of your report.
report_match-received_already = Your report is already with the moderators. They will contact you privately.
report_match-nobody_there = Your learning pair has ended, and you will not be brought together again. There are no moderators on my list whom I could call. Please turn directly to the people who run your community.
report_match-over = This learning pair has already ended. There is nothing more you need to do.
report_match-gone = This learning pair does not exist any more. There is nothing more you need to do.
report_match-case = **Report { $case }:** { $reporter } reports { $reported }. I brought the two together on { $since } for **{ $topic }**, have ended the learning pair now and will not bring them together again. Please talk to { $reporter } privately first. { $reported } does not know of this.
report_match-which = You are learning with several people: { $topics }. Add the topic, for example `/lotse { $word } surveys`.
report_match-nobody = I find no learning pair or circle of yours at the moment. If something is not right, please write to the moderators directly.
report_match-close = Done
report_match-closed = Case { $case } is noted as done. Who that was, and when, stands in `/lotse log`.
report_match-closed_already = This case is already noted as done. Who that was, and when, stands in `/lotse log`.
report_match-moderators_only = Only moderators can do that here.
# Learning circles and tandems.

report_match-member = • { $member }
report_match-ended_circle = This learning circle on **{ $topic }** has come to an end. That happens, and it is nobody's fault. Was something not all right? With “Report” only the moderators hear of it.
report_match-ended_tandem = This learning tandem on **{ $topic }** has come to an end. That happens, and it is nobody's fault. Was something not all right? With “Report” only the moderators hear of it.
report_match-parted_you_circle = Thank you for saying so. You are no longer in the learning circle on **{ $topic }**; nobody hears a reason from me. In the next learning round I will look for you again.
report_match-parted_you_tandem = Thank you for saying so. Your learning tandem on **{ $topic }** has come to an end, and I will not bring you together again. With `/lotse partner` I look for somebody else.
report_match-parted_other_circle = Your learning circle on **{ $topic }** has come to an end. Sometimes it simply does not fit, and that says nothing about you. Thank you for having been part of it.
report_match-parted_other_tandem = Your learning tandem on **{ $topic }** has come to an end. Sometimes it simply does not fit, and that says nothing about you. Thank you for having been part of it.
report_match-received_circle = Thank you for speaking up. The moderators know and will contact you privately. You are no longer in this learning circle, I will not bring you together with anybody in it again, and the others hear nothing of your report.
report_match-received_tandem = Thank you for speaking up. The moderators know and will contact you privately. Your learning tandem has ended, you will not be brought together again, and the other person hears nothing of your report.
report_match-nobody_there_circle = You are no longer in this learning circle, and I will not bring you together with anybody in it again. There are no moderators on my list whom I could call. Please turn directly to the people who run your community.
report_match-nobody_there_tandem = Your learning tandem has ended, and you will not be brought together again. There are no moderators on my list whom I could call. Please turn directly to the people who run your community.
report_match-over_circle = You are no longer in this learning circle, or it has already ended. There is nothing more you need to do.
report_match-over_tandem = This learning tandem has already ended. There is nothing more you need to do.
report_match-case_circle = **Report { $case }:** { $reporter } reports something from a learning circle on **{ $topic }** that I proposed on { $since }. { $reporter } is no longer in it, and I will not bring them together with anybody in it again. Please talk to { $reporter } privately first. The others do not know of this. In the circle were:
report_match-case_tandem = **Report { $case }:** { $reporter } reports { $reported }. I brought the two together on { $since } for **{ $topic }** as a learning tandem, have ended it now and will not bring them together again. Please talk to { $reporter } privately first. { $reported } does not know of this.
