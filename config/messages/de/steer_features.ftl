# Einzelnes anhalten und weitermachen lassen: was jetzt gilt, und wie man es zurücknimmt.

steer_features-stopped = Angehalten: **{ $what }**. Davon kommt nichts mehr, auch nicht, was noch wartet. Mit `/lotse weiter { $typed }` geht es weiter.
steer_features-stopped_already = **{ $what }** ist schon angehalten. Mit `/lotse weiter { $typed }` geht es weiter.
steer_features-running = Es geht weiter: **{ $what }**. Mit `/lotse stopp { $typed }` hältst du es wieder an.
steer_features-running_already = **{ $what }** ist gar nicht angehalten. Mit `/lotse stopp { $typed }` hältst du es an.
steer_features-watching = Ich schaue wieder zu: **{ $what }**. Was ich getan hätte, liest nur die Moderation. Tippst du noch einmal `/lotse weiter { $typed }`, lesen es alle.
steer_features-live = Nicht mehr im Schattenmodus: **{ $what }**. Ab jetzt lesen es alle. Mit `/lotse stopp { $typed }` hältst du es wieder an.

steer_features-in_the_shadow = Im Schattenmodus sind noch: { $names }. Einzeln lesen es alle, zum Beispiel mit `/lotse weiter { $near }`.

steer_features-only_there = Das gilt nur in { $place }. Anderswo bleibt alles, wie es ist.
steer_features-all_stopped = Ich bin auch ganz angehalten. Bis jemand `/lotse weiter` tippt, bleibt es still.

steer_features-unknown = „{ $word }“ kenne ich nicht. Anhalten kannst du: { $names }. Oder einen Kanal, etwa so: `/lotse stopp #hilfe`.
steer_features-unknown_near = „{ $word }“ kenne ich nicht. Meintest du `/lotse { $command } { $near }`?
steer_features-unknown_place = Den Kanal „{ $word }“ kenne ich nicht. Nenne einen öffentlichen Kanal, in dem ich bin. Im Forum geht die Nummer, mit der die Adresse endet, etwa so: `/lotse stopp forum 5`.
steer_features-never = **{ $what }** halte ich nie an: Wer vergessen werden will oder Hilfe braucht, wartet nicht. Mit `/lotse stopp` schweige ich sonst überall.
steer_features-off = **{ $what }** ist in dieser Community gar nicht eingeschaltet. Du musst nichts tun.

steer_features-here = Die Moderation hat mich in diesem Kanal angehalten. Ich schreibe hier nichts mehr, bis sie mich wieder lässt.
steer_features-here_again = In diesem Kanal bin ich wieder da. Die Moderation kann mich mit `/lotse stopp` jederzeit anhalten.
