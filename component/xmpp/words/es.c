/*
 * Spanish. What may stand in a sentence is in words.h. Everybody is an `usted`,
 * as in the widget.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Gracias, hemos recibido su mensaje. {n1|Le toca enseguida|Usted es el "
		"número # en la cola}, y alguien le responderá aquí mismo. Mientras "
		"tanto puede seguir escribiendo.";
static const char QUEUED_ABOUT[] =
		"Gracias, hemos recibido su mensaje. {n1|Le toca enseguida|Usted es el "
		"número # en la cola}, y alguien le responderá aquí mismo{n2| en un "
		"minuto aproximadamente| en unos # minutos|}. Mientras tanto puede "
		"seguir escribiendo.";
static const char QUEUED_NOBODY[] =
		"Gracias, hemos guardado su mensaje. Ahora mismo no hay nadie; usted "
		"es el número {n1} en la cola y recibirá respuesta en cuanto alguien "
		"vuelva.";
static const char CHAT_ENDED[] =
		"Este chat ha terminado. ¡Gracias por escribirnos! Si necesita algo "
		"más, vuelva a escribir cuando quiera.";
static const char CHAT_RETURNED[] =
		"Lo sentimos, la persona que le atendía ha perdido la conexión. {n1|Le "
		"toca enseguida|Usted es el número # en la cola}, y quien le responda "
		"verá lo que se ha dicho hasta ahora.";
static const char CANNOT_READ[] =
		"Lo sentimos, ese mensaje no se ha podido leer: estaba cifrado, y este "
		"chat no puede estarlo. Desactive el cifrado para él (en "
		"Conversations, Cheogram, Monal y Dino: el candado) y envíelo otra "
		"vez.";

/* To agents, from the channel. */
static const char RING[] = "{t1} está esperando{d| (|)}{t2|: «|»}\nEscriba "
						   "next o take {n1}, o abra {next}";
static const char RINGS[] = "{n1|Un visitante está esperando|# visitantes "
							"están esperando}. Escriba next, o abra {next}";
static const char TAKEN[] = "El chat {n1} con {t1} es suyo. Responda en el "
							"chat con {a2}, o abra xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "{t1} ha tomado el chat {n1}.";
static const char RING_GONE[] =
		"El chat {n1} ya no necesita a nadie: lo han dejado o ha terminado.";
static const char ENDED_YOURS[] = "El chat {n1} con {t1} ha terminado.";
static const char RETURNED_YOURS[] =
		"Ha estado fuera un rato, así que el chat {n1} con {t1} espera otra "
		"vez. Escriba next o take {n1} para seguir con él.";
static const char NOTHING_WAITS[] = "Nadie está esperando.";
static const char NOTHING_YOURS[] =
		"Ahora mismo no tiene ningún chat. Escriba next para tomar uno.";
static const char LIST_WAITING[] =
		"{n1|Un visitante está esperando|# visitantes están esperando|Aquí no "
		"espera nadie}:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · «|»}";
static const char LIST_MINE[] =
		"{n1|Un chat es suyo|# chats son suyos|Todavía ningún chat es suyo}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · uno sin leer| · # sin leer|}{t3| · escribió por "
		"último: |}{t4| · se pasa a |} · {a2}";
static const char LIST_WANTED_ROW[] =
		"{n1} · {t1} · {t2} quiere pasárselo: accept {n1} o reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · de vuelta en la cola: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · con |} · usted lo lee: con leave {n1} lo deja";
static const char LIST_MORE[] = "… y {n1|uno|#} más";
static const char LIST_OTHERS[] = "… y más";
static const char NO_SUCH_CHAT[] =
		"No hay ningún chat «{t1}». Escriba {!}list para ver quién espera, o "
		"{!}mine para ver sus propios chats.";
static const char AMBIGUOUS[] =
		"Más de un chat coincide con «{t1}». ¿Cuál? Responda con el número:";
static const char NO_CHAT_FITS[] =
		"Ahora mismo no hay ningún chat del que pueda tratarse.";
static const char ALREADY_YOURS[] = "El chat {n1} con {t1} ya es suyo.";
static const char ALREADY_TAKEN[] = "{t1} ya ha tomado el chat {n1}.";
static const char NOT_WAITING[] = "El chat {n1} ha terminado.";
static const char UNKNOWN_COMMAND[] =
		"No conozco «{t1}».{t2| ¿Quería decir |?} Escriba {!}help para ver lo "
		"que entiendo.";
static const char HELP_CHANNEL[] = "Esto es {t1}. Aquí puede escribir:";
static const char HELP_CHAT[] =
		"Lo que escriba en este chat se envía al visitante, salvo las líneas "
		"que empiezan por !:";
static const char MAY_NOT[] = "Usted no puede usar «{t1}» aquí.";
static const char DISMISSED_ALL[] =
		"Usted ya no responde aquí.{n1| Su chat ha vuelto a la cola.| Sus # "
		"chats han vuelto a la cola.|}";
static const char DEMOTED_ALL[] =
		"Usted ya no responde aquí, pero todavía puede ver quién espera.{n1| "
		"Su chat ha vuelto a la cola.| Sus # chats han vuelto a la cola.|}";
static const char GAP[] = "El servicio no ha estado disponible de {t1} a {t2}. "
						  "Puede que lo escrito entretanto no le haya llegado.";
static const char GAP_LAST[] =
		"La última línea suya que ha llegado es «{t1}». Envíe otra vez lo que "
		"venía después, por favor.";
static const char GAP_NONE[] =
		"Todavía no ha llegado ninguna línea suya. Si ha escrito alguna, "
		"envíela otra vez, por favor.";

static const char SERVED_BY[] = "Ahora está hablando con {t1}.";
static const char PUT_THROUGH[] =
		"Le pasamos con {t1}. {n1|Le toca enseguida.|Usted es el número # en "
		"la cola.}";
static const char RING_AGAIN[] =
		"{t1} sigue esperando{d| (|)}{t2|: «|»}\nEscriba next o take {n1}, o "
		"abra {next}";
static const char RING_MANAGER[] =
		"Nadie ha tomado el chat {n1}: {t1} está esperando{d| (|)}{t2|: "
		"«|»}\nEscriba next o take {n1}, o abra {next}";
static const char RING_LINE[] = "«{t1}»";
static const char OFFER[] =
		"El chat {n1} es para usted: {t1} está esperando{t2|: «|»}\nEscriba "
		"take {n1} o next en {s}, o reject {n1}. O abra {next}";
static const char OFFER_OVER[] = "El chat {n1} pasa ahora a otra persona.";
static const char RING_RETURNED[] = "El chat {n1} ha vuelto a la cola.";
static const char UNANSWERED[] =
		"{t1} espera su respuesta desde hace {s}: chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} espera una respuesta de {t2} desde hace {s}: chat {n1}. Puede "
		"escribir listen {n1} o takeover {n1}.";
static const char ANSWERED_NOW[] = "El chat {n1} ya tiene respuesta.";
static const char NOW_HERE[] = "Ahora está disponible, diga lo que diga su "
							   "cliente, hasta que escriba away o auto.";
static const char NOW_AWAY[] =
		"Ahora está ausente: nada sonará para usted hasta que escriba here o "
		"auto. Sigue pudiendo hacerlo todo.";
static const char NOW_AUTO_HERE[] =
		"Vuelve a decidir la presencia de su cliente. Está disponible.";
static const char NOW_AUTO_AWAY[] =
		"Vuelve a decidir la presencia de su cliente. En este momento cuenta "
		"como ausente.";
static const char ROOM_IS[] =
		"Aquí tiene {n2|un chat|# chats|ningún chat}{n1|, y sitio para uno a "
		"la vez.|, y sitio para # a la vez.|, y sitio sin límite.}";
static const char COUNT_WRONG[] =
		"«{t1}» no es un número que se pueda usar aquí.";
static const char LANGUAGE_IS[] = "Hablaré español con usted.";
static const char LANGUAGE_UNKNOWN[] = "No hablo «{t1}». Hablo: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Aquí no hay ningún colega ni canal «{t1}».";
static const char COLLEAGUE_UNCLEAR[] =
		"Varios coinciden con «{t1}». ¿Quién? Responda con el número:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} no está disponible, así que el chat se queda donde está.";
static const char COLLEAGUE_FULL[] =
		"{t1} no tiene sitio para otro chat, así que se queda donde está.";
static const char TRANSFER_TO_YOURSELF[] = "El chat ya es suyo.";
static const char TRANSFER_ASKED[] =
		"Se ha pedido a {t2} que tome el chat {n1} con {t1}, y tiene {s} para "
		"responder. Hasta entonces es suyo. {!}cancel {n1} lo anula.";
static const char TRANSFER_WANTED[] =
		"{t2} quiere pasarle el chat {n1} con {t1}{t3|: «|»}\nEscriba accept "
		"{n1} en {s}, o reject {n1}.";
static const char TRANSFER_PENDING[] =
		"El chat {n1} ya se está pasando a {t1}. {!}cancel {n1} lo anula.";
static const char TRANSFER_NONE[] = "Nadie está pasando el chat {n1}.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} ha pedido a {t3} que tome su chat {n1} con {t1}. Hasta que {t3} "
		"acepte, es suyo.";
static const char TRANSFER_NOTHING[] =
		"Ahora mismo nadie le está pasando un chat.";
static const char TRANSFER_DONE[] = "{t2} tiene ahora el chat {n1} con {t1}.";
static const char TRANSFER_GONE[] =
		"El chat {n1} con {t1} ha terminado: no hay nada que tomar.";
static const char TRANSFER_OPEN[] =
		"El chat {n1} con {t1} espera ahora a cualquiera. Escriba take {n1} "
		"para tomarlo.";
static const char TRANSFER_CLOSED[] =
		"Nadie responde en {t1}, así que el chat se queda donde está.";
static const char NOT_TAKEN[] = "Nadie tiene todavía el chat {n1} con {t1}. "
								"Escriba primero {!}take {n1}.";
static const char NOT_YOURS[] =
		"El chat {n1} con {t1} no es suyo{t2|, sino de |}. Solo puede hacerlo "
		"quien lo tiene o un responsable.";
static const char SERVED_ELSEWHERE[] =
		"El chat {n1} con {t1} se atiende en {t2}. Solo puede hacerlo quien "
		"responde allí.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} tiene ahora el chat {n1} con {t1}. Puede seguir leyendo; con "
		"leave {n1} lo deja.";
static const char TRANSFER_REJECTED[] = "{t2} no puede tomar el chat {n1} con "
										"{t1}, así que se queda donde está.";
static const char TRANSFER_REJECTED_YOU[] =
		"No ha tomado el chat {n1} con {t1}.";
static const char TRANSFER_CANCELLED[] = "El chat {n1} con {t1} no se pasa.";
static const char TRANSFER_OVER[] = "El chat {n1} con {t1} se queda con {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} no ha respondido, así que el chat {n1} con {t1} se queda donde "
		"está.";
static const char TRANSFER_QUEUED[] =
		"El chat {n1} con {t1} es ahora el primero en la cola de {t2}. Puede "
		"seguir leyendo; con {!}leave {n1} lo deja.";
static const char TRANSFER_MOVED[] =
		"El chat {n1} con {t1} es ahora el primero en la cola de {t2}.";
static const char TRANSFER_NOTE[] = "{t1} le pasa este chat{t2|: «|»}";
static const char TAKEN_OVER[] =
		"{t2} se ha hecho cargo del chat {n1} con {t1}. Puede seguir leyendo; "
		"con leave {n1} lo deja.";
static const char NOW_WITH[] = "{t1} tiene ahora este chat. Usted ya solo lo "
							   "lee; con {!}leave lo deja.";
static const char LISTENING[] =
		"Está leyendo el chat {n1} con {t1}, que tiene {t2}. Nadie ve que está "
		"ahí, y nada de lo que escriba en él se envía. Con {!}leave {n1} lo "
		"deja.";
static const char LISTEN_OVER[] = "Ya no lee el chat {n1} con {t1}.";
static const char LISTEN_NOT[] = "No está leyendo el chat {n1}.";
static const char LISTEN_NOBODY[] =
		"Ahora mismo nadie tiene el chat {n1}, así que no hay nada que leer.";
static const char LISTEN_NOTHING[] = "No está leyendo ningún chat.";
static const char LISTEN_TOO_MANY[] =
		"No más de {n2} pueden leer un mismo chat, ni nadie más de {n2} a la "
		"vez. Con {!}leave deja uno de los suyos.";
static const char LISTEN_ENDED[] =
		"El chat {n1} con {t1} ha terminado, ya no hay nada más que leer.";
static const char HELD_LISTENER[] =
		"No enviado: usted solo lee este chat. Escriba {!}leave para dejarlo.";
static const char WHISPER[] = "{t1} susurra: {t2}";
static const char WHISPERED[] = "Eso solo lo lee {t1}, en el chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Ahora mismo nadie tiene el chat {n1}, así que nadie lo leería. "
		"{!}note {n1} lo guarda con el chat.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|uno espera|# esperan}";
static const char RECENT[] = "{n1|Un chat ha terminado|# chats han terminado} "
							 "hace poco (horas en UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · «|»}";
static const char NOTHING_RECENT[] = "Ningún chat ha terminado hace poco.";
static const char WHO[] =
		"{n1|Una persona responde|# personas responden} aquí:";
static const char WHO_PRESENT[] =
		"{t1} · disponible · {n1|un chat|# chats|ningún chat}";
static const char WHO_AWAY[] =
		"{t1} · ausente · {n1|un chat|# chats|ningún chat}";
static const char WHO_GONE[] =
		"{t1} · sin conexión · {n1|un chat|# chats|ningún chat}";
static const char HISTORY[] = "Chat {n1} con {t1} (horas en UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} con {t1} (horas en UTC), página {n2} de {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} retiró una línea";
static const char HISTORY_EMPTY[] =
		"No se escribió nada en el chat {n1} con {t1}.";
static const char HISTORY_BEFORE[] = "{!}history {n1} {n2} muestra lo anterior";
static const char SEARCH_BUSY[] =
		"Todavía estoy buscando lo que pidió antes. Inténtelo de nuevo dentro "
		"de un momento, por favor.";
static const char FOUND[] =
		"«{t1}» aparece en {n1|un chat|# chats} (horas en UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"«{t1}» no aparece en ningún chat que usted pueda ver.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Escribe desde {t1}";
static const char INFO_OPENED[] = "Desde {w} UTC";
static const char INFO_AGENT[] = "Con {t1}";
static const char INFO_TAGS[] = "Etiquetas: {t1}";
static const char INFO_BLOCKED[] = "Bloqueado hasta {w} UTC";
static const char INFO_NOTE[] = "{w} nota de {t1}: {t2}";
static const char INFO_EARLIER[] = "Antes: {n1} · {w}{t1| · |}{t2| · «|»}";
static const char DID_TAKE[] = "{w} -- {t1} tomó el chat";
static const char DID_END[] = "{w} -- {t1} terminó el chat";
static const char DID_REOPEN[] = "{w} -- {t1} reabrió el chat";
static const char DID_VANISH[] =
		"{w} -- {t1} estuvo ausente demasiado tiempo: de vuelta a la cola";
static const char DID_PASS[] = "{w} -- {t1} lo pasa a {t2}{t3|: «|»}";
static const char DID_ACCEPT[] = "{w} -- {t1} aceptó el chat";
static const char DID_REJECT[] = "{w} -- {t1} no aceptó el chat";
static const char DID_CANCEL[] = "{w} -- {t1} anuló el traspaso";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} no respondió: se quedó donde estaba";
static const char DID_TAKE_OVER[] = "{w} -- {t1} se hizo cargo del chat";
static const char DID_LISTEN[] = "{w} -- {t1} empezó a leer";
static const char DID_LEAVE[] = "{w} -- {t1} dejó de leer";
static const char DID_WHISPER[] = "{w} -- {t1} susurró: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} anotó: {t2}";
static const char DID_TAG[] = "{w} -- {t1} le puso la etiqueta {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} quitó la etiqueta {t2}";
static const char DID_BLOCK[] = "{w} -- {t1} bloqueó al visitante hasta {t2}";
static const char DID_UNBLOCK[] =
		"{w} -- {t1} deja que el visitante vuelva a escribir";
static const char WHICH_CHAT[] = "¿Qué chat? Responda con su número:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"El chat {n1} con {t1} vuelve a ser suyo. Escriba en el chat con {a2}, "
		"o abra xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "El chat {n1} no ha terminado.";
static const char TOO_LATE[] =
		"El chat {n1} terminó hace demasiado tiempo para reabrirlo.";
static const char VISITOR_BUSY[] = "El chat {n1} no se puede reabrir: el "
								   "visitante está entretanto en otro chat.";
static const char WORDS_MISSING[] = "Falta algo. Así se usa: {!}{usage}";
static const char NOTED[] = "Guardado con el chat {n1}. El visitante no lo ve.";
static const char TAGGED[] = "Etiquetas del chat {n1}: {t1|}";
static const char TAG_WRONG[] = "«{t1}» no puede ser una etiqueta: es una sola "
								"palabra de {n1} caracteres como máximo.";
static const char TAGS_FULL[] = "El chat {n1} ya tiene {n2} etiquetas. Quite "
								"antes una: {!}tag {n1} -palabra";
static const char TAG_NONE[] = "El chat {n1} no tiene la etiqueta «{t1}».";
static const char BLOCKED[] = "{t1} no podrá escribir durante {s}.";
static const char UNBLOCKED[] = "{t1} puede volver a escribir.";
static const char NOT_BLOCKED[] = "No se ha bloqueado a {t1}.";
static const char NOBODY_BLOCKED[] = "Aquí no hay nadie bloqueado.";
static const char SPAN_WRONG[] =
		"«{t1}» no es un tiempo que pueda usar. Escriba por ejemplo 30m, 1h o "
		"1d, hasta {s}.";
static const char DONE[] = "Hecho.";
static const char WHY[] = "Chat {n1} con {t1} ({t2}, horas en UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Se ofreció a {t1}, que habló con este visitante la última vez.";
static const char WHY_LANGUAGE[] =
		"{w} Se ofreció a {t1}, que habla el idioma del visitante.";
static const char WHY_TURN[] = "{w} Se ofreció a {t1}, a quien le tocaba.";
static const char WHY_FEWEST[] =
		"{w} Se ofreció a {t1}, que tenía menos chats.";
static const char WHY_REJECTED[] = "{w} {t1} lo rechazó.";
static const char WHY_UNANSWERED[] = "{w} {t1} no respondió a tiempo.";
static const char WHY_AWAY[] = "{w} {t1} se ausentó.";
static const char WHY_ALL[] = "{w} Nadie lo tomó: sonó para todos.";
static const char WHY_NOTHING[] =
		"Todavía no se ha decidido nada sobre el chat {n1}.";
static const char BACK_SUMMARY[] =
		"Hola de nuevo. {n1|Tiene un chat|Tiene # chats|No tiene ningún chat}, "
		"{n2|un visitante espera|# visitantes esperan|nadie espera}.";
static const char BACK_CHAT[] = "Este chat con {t1} sigue siendo suyo{n1|; hay "
								"una línea sin leer|; hay # líneas sin leer|}.";
static const char DO_NEXT[] = "tomar a quien más tiempo lleva esperando";
static const char DO_TAKE[] =
		"tomar un chat concreto; también basta con su número";
static const char DO_LIST[] = "mostrar quién espera";
static const char DO_MINE[] = "mostrar sus chats";
static const char DO_RECENT[] =
		"mostrar lo que ha terminado en las últimas 8 horas";
static const char DO_WHO[] = "mostrar a sus colegas";
static const char DO_HISTORY[] = "mostrar lo que se escribió en un chat";
static const char DO_FIND[] = "buscar palabras en chats pasados";
static const char DO_INFO[] =
		"mostrar lo que se sabe de un chat y de su visitante";
static const char DO_END[] = "terminar su chat, con un último texto si quiere";
static const char DO_REOPEN[] = "retomar un chat terminado";
static const char DO_NOTE[] =
		"guardar una nota con el chat; el visitante nunca la ve";
static const char DO_TAG[] =
		"poner una etiqueta al chat; con - delante, quitarla";
static const char DO_BLOCK[] =
		"impedir que el visitante escriba durante un tiempo";
static const char DO_UNBLOCK[] = "dejar que el visitante vuelva a escribir";
static const char DO_HERE[] = "recibir avisos, diga lo que diga su cliente";
static const char DO_AWAY[] = "no recibir avisos, diga lo que diga su cliente";
static const char DO_AUTO[] =
		"dejar que la presencia de su cliente decida si recibe avisos";
static const char DO_ROOM[] =
		"decir cuántos chats puede tener a la vez; 0 es sin límite";
static const char DO_LANGUAGE[] = "elegir el idioma en que hablo con usted";
static const char DO_TRANSFER[] = "pasar el chat a un colega o a un canal";
static const char DO_ACCEPT[] = "tomar el chat que le están pasando";
static const char DO_REJECT[] = "rechazar el chat que le están pasando";
static const char DO_CANCEL[] = "quedarse con el chat que estaba pasando";
static const char DO_TAKEOVER[] = "hacerse cargo del chat de un colega";
static const char DO_LISTEN[] = "leer el chat de un colega sin ser visto";
static const char DO_LEAVE[] = "dejar de leer";
static const char DO_WHISPER[] = "decir algo que el visitante no ve";
static const char DO_WHY[] = "explicar adónde se envió un chat";
static const char DO_HELP[] =
		"mostrar lo que se puede escribir, o más sobre un comando";
static const char ARGUMENT_CHAT[] = "chat";
static const char ARGUMENT_COLLEAGUE[] = "a";
static const char ARGUMENT_TEXT[] = "texto";
static const char ARGUMENT_NOTE[] = "nota";
static const char ARGUMENT_WORDS[] = "palabras";
static const char ARGUMENT_TAG[] = "etiqueta";
static const char ARGUMENT_SPAN[] = "tiempo";
static const char ARGUMENT_COUNT[] = "número";
static const char ARGUMENT_PAGE[] = "página";
static const char ARGUMENT_LANGUAGE[] = "idioma";
static const char ARGUMENT_COMMAND[] = "comando";
static const char ARGUMENT_CHANNEL[] = "canal";
static const char HINT_CHAT[] = "Su número, o el nombre del visitante";
static const char HINT_COLLEAGUE[] = "El nombre de un colega o de un canal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Formas cortas: {t1}";
static const char HELP_MORE[] =
		"{!}help all muestra el resto, {!}help y un comando dicen más sobre "
		"él, {!}help setup explica cómo configurar su cliente.";
static const char HELP_SETUP_ASK[] =
		"Quien administra este servicio puede decirle cómo configurar su "
		"cliente: está en examples/clients.md.";
static const char HELP_SETUP[] = "Cómo configurar su cliente: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · ha esperado |}";
static const char CONTEXT_PAGE[] = "en {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "venía de {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "dice: {list| · }";
static const char HELD_COMMAND[] = "No enviado: «{t1}» parece un comando. Si "
								   "es para el visitante, escriba !!{t1}";
static const char UNKNOWN_BANG[] =
		"No enviado: no existe el comando «{t1}».{t2| ¿Quería decir !|?} "
		"Escriba {!}help para verlos todos; una línea que empieza por !! se "
		"envía al visitante con un solo !.";
static const char HELD_ENCRYPTED[] =
		"No enviado: estaba cifrado, y este chat no puede estarlo. Desactive "
		"el cifrado para él (en Conversations, Cheogram, Monal y Dino: el "
		"candado; en sus ajustes hay una opción para todos los chats nuevos) y "
		"envíelo otra vez.";
static const char VISITOR_CHAT_ENDED[] = "El chat {n1} con {t1} ha terminado.";
static const char VISITOR_ENDED[] = "{t1} ha terminado el chat {n1}.";
static const char VISITOR_CAME_BACK[] = "{t1} ha vuelto al chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} en espera, {n2} en curso";
static const char STATUS_CLOSED[] = "Cerrado: aquí no responde nadie";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Visitante de {t1}";
static const char STATUS_PAGE[] = "En {t1}";
static const char STATUS_HIDDEN[] = "En {t1}, sin mirar";
static const char GROUP_CHATS[] = "Chats";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"No entregado: no hay nadie en esta dirección.";
static const char REFUSED_TOO_LONG[] =
		"No entregado: es demasiado largo. Envíelo, por favor, en partes de "
		"4000 caracteres como máximo.";
static const char REFUSED_EMPTY[] = "No entregado: no contiene nada.";
static const char REFUSED_ENCRYPTED[] =
		"No entregado: este chat no se puede cifrar. Desactive el cifrado "
		"(OMEMO, OpenPGP) para él y envíelo otra vez.";
static const char REFUSED_CHAT_OVER[] = "No entregado: este chat ha terminado.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"No entregado: este chat no es suyo.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Esto es solo para quienes responden aquí.";
static const char REFUSED_DISMISSED[] =
		"No entregado: usted ya no responde aquí.";
static const char REFUSED_QUEUE_FULL[] =
		"No entregado: ahora mismo hay demasiada gente esperando. Inténtelo de "
		"nuevo un poco más tarde, por favor.";
static const char REFUSED_TOO_MANY_LINES[] =
		"No entregado: ya ha escrito mucho. Espere, por favor, a que alguien "
		"le responda.";
static const char REFUSED_NO_SPACE[] =
		"No entregado: en este momento no se pueden recibir mensajes. "
		"Inténtelo de nuevo{s| en |}, por favor.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"No entregado: en este momento aquí no responde nadie.";
static const char REFUSED_DOMAIN[] =
		"No entregado: nadie lee lo que se escribe a esta dirección.";
static const char REFUSED_COMMAND[] = "No entregado: esto parece un comando.";
static const char REFUSED_CONFLICT[] =
		"No enviado: antes se envió otra cosa con este identificador.";
static const char REFUSED_TOKEN[] = "Esta conversación ya no se conoce aquí.";
static const char REFUSED_TOO_FAST[] =
		"Demasiado rápido. Espere un momento, por favor.";
static const char REFUSED_NO_CHAT[] = "No hay ningún chat para esto.";
static const char REFUSED_NO_CHANNEL[] =
		"No se puede contactar con nadie con este nombre.";
static const char REFUSED_NOT_YET[] = "Esto todavía no se puede hacer aquí.";
static const char REFUSED_NO_HELLO[] =
		"Hay que abrir la conversación de nuevo.";
static const char REFUSED_BLOCKED[] =
		"No entregado: en este momento no puede escribir aquí.";
static const char REFUSED_LISTENER[] =
		"No entregado: usted solo lee este chat.";
static const char REFUSED_NO_COMMAND[] = "Ese comando no existe aquí.";
static const char REFUSED_WORK[] =
		"Hay mucha gente en este momento. Su navegador tiene que hacer antes "
		"un pequeño cálculo.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Este mensaje se ha retirado.)";
static const char LONG_ADDRESS[] =
		"Su dirección es demasiado larga para este servicio.";
static const char TOO_LARGE[] = "Esto es demasiado grande para este servicio. "
								"Envíe menos de una vez, por favor.";
static const char FORM_OVER[] = "Este formulario ya no se conoce aquí. Abra el "
								"comando de nuevo, por favor.";
static const char DAY[] = " d";
static const char HOUR[] = " h";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# segundo|# segundos";
static const char MINUTES[] = "n1|# minuto|# minutos";
static const char HOURS[] = "n1|# hora|# horas";
static const char DAYS[] = "n1|# día|# días";

LANGUAGE(es, 1);
