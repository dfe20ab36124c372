"""First names that are common in German-speaking communities: what tells people from nouns.

German writes every noun with a capital, so "Offene Daten; 12" looks like "Anna Müller; 12" until
one knows names. The list is short on purpose, and holds no name that is an everyday word as well.
"""

from __future__ import annotations

_FIRST = """
achim adam ahmed alexander alexandra ali alina alma amelie amina amir andrea andreas andrej
angela angelika anika anita anja anke anna anne annegret annette annika anton antonia arne
arthur astrid aylin ayşe ayse barbara bastian beate beatrice benedikt benjamin bernd bernhard
bettina birgit björn bjoern brigitte britta bruno burak carina carla carmen carolin caroline
carsten charlotte christa christian christiane christina christine christoph claudia clara
clemens constantin cornelia dagmar daniel daniela david deniz dennis detlef diana dieter
dietmar dirk dominik doris dorothea eberhard edith elena elif elisabeth elke ella emil emilia
emine emma erich erika erwin esra esther eva evelyn fabian fatima fatma felix ferdinand finn
florian franziska frauke frederik friederike friedrich gabriele georg gerd gerda gerhard
gertrud gisela gregor gudrun günter guenter günther gustav hanna hannah hannelore hannes
hans harald hartmut hasan hatice heidi heike heiko heiner heinrich heinz helena helga helmut
henning henrik herbert hermann hildegard holger horst hubert hülya hussein ibrahim ida ines
inge ingeborg ingo ingrid irene irina iris isabel isabella ivan jakob jan jana janina jens
jessica joachim johann johanna johannes jonas jörg joerg josef josefine judith julia julian
jürgen juergen jutta kai karen karin karina karl karla karsten kathrin katja katharina kerstin
kevin klara klaus konrad konstantin kristina kristin lara larissa lars laura lea lena leonie
leon leyla lieselotte linda linus lisa lothar louisa luca lucas ludwig luis luisa lukas lutz
magdalena maike maja malte manfred manuel manuela marc marcel marco marcus mareike margarete
margit margot maria marianne marie marina mario marion markus marlene martha martin martina
mathias matthias mathilda max maximilian mehmet melanie merve michael michaela mia mira
mirjam mohamed mohammed monika moritz murat mustafa nadine nadja natalia natalie natascha
nele nicole niklas nicolas nils nina noah norbert nora olaf olga oliver oskar otto pascal
patricia patrick paul paula peter petra philipp pia rainer ralf ramona raphael rebecca regina
reiner reinhard renate rene richard rita robert roland rolf roman rosemarie rudolf ruth
sabine sabrina salma samira samuel sandra sara sarah sascha sebastian selin selma sibylle
siegfried sigrid silke silvia simon simone sofia sofie sonja sophie stefan stefanie steffen
stephan stephanie susanne sven svenja svetlana sylvia tamara tanja tatjana theo theresa
thomas thorsten tilman tim timo tina tobias tom torsten udo ulrich ulrike ursula uta ute uwe
valentin valentina vanessa vera verena veronika viktor viktoria volker waltraud walter werner
wiebke wilhelm wolfgang wolfram yasmin yusuf yvonne zeynep zoe
alice amy andrew anthony ashley brian carol christopher cynthia deborah donald donna dorothy
edward elizabeth emily george heather helen jack jacob james jane jason jennifer jeremy john
jonathan joseph joshua karen kathleen kenneth kimberly larry lucy margaret mary megan melissa
nancy nathan olivia pamela rachel rebecca ronald sharon sophia steven susan timothy william
agnieszka andrzej ewa jerzy katarzyna krzysztof małgorzata marek piotr tomasz zofia
aleksandra dmitri ekaterina elena igor ivana jelena ludmila milan nikolai oksana oleg sergej
fatemeh hamid hassan karim khaled layla mahmoud maryam nour omar rania reza said samir yara
"""

_INVENTED = """
musterfrau mustermann muster musterperson beispiel beispielmann beispielfrau doe roe example
sample test tester testperson testuser nachname vorname name surname lastname firstname
"""

FIRST_NAMES: frozenset[str] = frozenset(_FIRST.split())

INVENTED: frozenset[str] = frozenset(_INVENTED.split())
"""Second names of people who do not exist: whoever writes them was careful."""
