# /lotse status: what runs, what is stopped, how I am.

tell_status-help = `/lotse { $word }` shows moderators what runs, what is stopped and how I am.
tell_status-status = This is how things are:

tell_status-all_stopped = I am paused as a whole. With `/lotse continue` I go on.
tell_status-running = **Running:** { $names }.
tell_status-watching = **In the shadow:** { $names }. Only moderators read what I would do. With `/lotse continue` and the name, everybody does.
tell_status-stopped = **Stopped:** { $names }. With `/lotse continue` and the name it goes on.
tell_status-live_there = **Out of the shadow:** { $what } in { $place }.
tell_status-live_in = **Out of the shadow:** everything in { $place }.
tell_status-stopped_there = **Stopped:** { $what } in { $place }.
tell_status-stopped_in = **Stopped:** everything in { $place }.
tell_status-nobody_reads = What I would do in the shadow nobody reads right now: there is no private channel for the moderators. Name it as moderator_channel in config/community.toml, and invite me.

tell_status-waiting = Something has been waiting since { $since }. Whoever looks after me finds out why with `python -m bot doctor`.
tell_status-dead =
    { $count ->
        [one] One thing was given up.
       *[other] { $count } things were given up.
    } Whoever looks after me sees what and why with `python -m bot dead`.
tell_status-removed = { $platform } does not let me in any more. Whoever looks after me finds out what helps with `python -m bot doctor`.
tell_status-resting = { $platform } would like to hear nothing from me until { $until }. After that it goes on by itself.
tell_status-well = I am well: nothing waits longer than usual, and nothing was given up.
