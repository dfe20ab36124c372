# Stopping single things and letting them go on: what holds now, and how to take it back.

steer_features-stopped = Stopped: **{ $what }**. Nothing comes from it any more, not even what is still waiting. With `/lotse continue { $typed }` it goes on.
steer_features-stopped_already = **{ $what }** is already stopped. With `/lotse continue { $typed }` it goes on.
steer_features-running = Going on: **{ $what }**. With `/lotse stop { $typed }` you stop it again.
steer_features-running_already = **{ $what }** is not stopped. With `/lotse stop { $typed }` you stop it.
steer_features-watching = I am watching again: **{ $what }**. Only the moderators read what I would have done. Type `/lotse continue { $typed }` once more, and everybody does.
steer_features-live = Out of the shadow: **{ $what }**. From now on everybody reads it. With `/lotse stop { $typed }` you stop it again.

steer_features-in_the_shadow = Still in the shadow: { $names }. One at a time everybody reads it, for example with `/lotse continue { $near }`.

steer_features-only_there = This holds only in { $place }. Elsewhere everything stays as it is.
steer_features-all_stopped = I am also paused as a whole. Until somebody types `/lotse continue`, all stays quiet.

steer_features-unknown = I do not know “{ $word }”. You can stop: { $names }. Or a channel, like this: `/lotse stop #help`.
steer_features-unknown_near = I do not know “{ $word }”. Did you mean `/lotse { $command } { $near }`?
steer_features-unknown_place = I do not know the channel “{ $word }”. Name a public channel that I am in. In the forum, the number at the end of an address will do: `/lotse stop forum 5`.
steer_features-never = **{ $what }**: that I never stop. Whoever wants to be forgotten or needs help does not wait. With `/lotse stop` I am silent everywhere else.
steer_features-off = **{ $what }** is not switched on in this community. There is nothing to do.

steer_features-here = The moderators have stopped me in this channel. I write nothing more here until they let me.
steer_features-here_again = I am back in this channel. The moderators can stop me with `/lotse stop` at any time.
