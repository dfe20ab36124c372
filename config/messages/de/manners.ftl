# Steht einmal unter der ersten Nachricht, die Lotse jemandem ungefragt schreibt.

manners-first_contact =
    Ich bin Lotse, ein Bot eurer Community, und schreibe dir zum ersten Mal von mir aus. { $times ->
        [1] Das tue ich höchstens einmal in der Woche.
        [2] Das tue ich höchstens zweimal in der Woche.
       *[other] Das tue ich höchstens { $times }-mal in der Woche.
    } Ich merke mir, wo öffentlich gefragt und geantwortet wird, sonst nur, was du mir sagst. Mit `/lotse pause` hältst du mich an, mit `/lotse vergiss mich` lösche ich alles über dich.
    .discourse =
    Ich bin Lotse, ein Bot eurer Community, und schreibe dir zum ersten Mal von mir aus. { $times ->
        [1] Das tue ich höchstens einmal in der Woche.
        [2] Das tue ich höchstens zweimal in der Woche.
       *[other] Das tue ich höchstens { $times }-mal in der Woche.
    } Ich merke mir, wo öffentlich gefragt und geantwortet wird, sonst nur, was du mir sagst. Antworte mir mit `pause`, und du hast Ruhe; mit `vergiss mich`, und ich lösche alles über dich.
