# New in a channel: who I am, what I read, how to stop me.

greet_channel-listening = Hello, I am Lotse, a bot. I read along here in case somebody asks a question, and then write one quiet line with its topics below. I do not read direct messages between you. Whoever asked takes my line away again with the reaction :x:, and the moderators stop me altogether with `/lotse stop`.
greet_channel-not_listening = Hello, I am Lotse, a bot. In this channel I do not read questions, because it is not on my list. With `/lotse help` you see what I can do, and the moderators stop me altogether with `/lotse stop`.
