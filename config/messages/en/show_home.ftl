# The “Home” tab in Slack.

show_home-hello = **Hello, I am Lotse**, a bot. I give questions their topics and bring together people who want to learn from each other.
show_home-nothing = You have no profile yet. With `/lotse profile` you create one, it takes about two minutes.
show_home-unfinished = Your profile is not quite complete yet. With `/lotse profile` you go through the three steps.
show_home-learns = You would like to learn: **{ $topics }**
show_home-teaches = You can show others: **{ $topics }**
show_home-minor = You are under 18, so I do not bring you together with one other person alone.
