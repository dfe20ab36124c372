# Steht einmal unter der ersten Nachricht, die Lotse jemandem ungefragt schreibt.

manners-first_contact =
    Ich bin Lotse, ein Bot Ihrer Community, und schreibe Ihnen zum ersten Mal von mir aus. { $times ->
        [1] Das tue ich höchstens einmal in der Woche.
        [2] Das tue ich höchstens zweimal in der Woche.
       *[other] Das tue ich höchstens { $times }-mal in der Woche.
    } Ich merke mir, wo öffentlich gefragt und geantwortet wird, sonst nur, was Sie mir sagen. Mit `/lotse pause` halten Sie mich an, mit `/lotse vergiss mich` lösche ich alles über Sie.
    .discourse =
    Ich bin Lotse, ein Bot Ihrer Community, und schreibe Ihnen zum ersten Mal von mir aus. { $times ->
        [1] Das tue ich höchstens einmal in der Woche.
        [2] Das tue ich höchstens zweimal in der Woche.
       *[other] Das tue ich höchstens { $times }-mal in der Woche.
    } Ich merke mir, wo öffentlich gefragt und geantwortet wird, sonst nur, was Sie mir sagen. Antworten Sie mir mit `pause`, und Sie haben Ruhe; mit `vergiss mich`, und ich lösche alles über Sie.
