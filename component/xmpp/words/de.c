/*
 * German. What may stand in a sentence is in words.h. Everybody is a `Sie`, as
 * in the widget.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Vielen Dank, Ihre Nachricht ist angekommen. {n1|Sie sind als Nächstes "
		"dran|Sie sind Nummer # in der Warteschlange}, und gleich hier "
		"antwortet Ihnen jemand. Schreiben Sie in der Zwischenzeit ruhig "
		"weiter.";
static const char QUEUED_ABOUT[] =
		"Vielen Dank, Ihre Nachricht ist angekommen. {n1|Sie sind als Nächstes "
		"dran|Sie sind Nummer # in der Warteschlange}, und{n2| in etwa einer "
		"Minute| in etwa # Minuten| gleich} antwortet Ihnen hier jemand. "
		"Schreiben Sie in der Zwischenzeit ruhig weiter.";
static const char QUEUED_NOBODY[] =
		"Vielen Dank, Ihre Nachricht ist gespeichert. Gerade ist niemand da; "
		"Sie sind Nummer {n1} in der Warteschlange und bekommen eine Antwort, "
		"sobald wieder jemand da ist.";
static const char CHAT_ENDED[] =
		"Dieser Chat ist beendet. Danke für Ihre Nachricht! Wenn noch etwas "
		"ist, schreiben Sie einfach wieder.";
static const char CHAT_RETURNED[] =
		"Leider ist die Verbindung zu Ihrem Gegenüber abgerissen. {n1|Sie sind "
		"als Nächstes dran|Sie sind Nummer # in der Warteschlange}, und wer "
		"Ihnen antwortet, sieht, was bisher geschrieben wurde.";
static const char CANNOT_READ[] =
		"Leider war das nicht lesbar: Es war verschlüsselt, und dieser Chat "
		"kann das nicht sein. Bitte schalten Sie die Verschlüsselung dafür aus "
		"(in Conversations, Cheogram, Monal und Dino: das Schloss) und senden "
		"Sie es noch einmal.";

/* To agents, from the channel. */
static const char RING[] = "{t1} wartet{d| (|)}{t2|: „|“}\nGeben Sie next oder "
						   "take {n1} ein, oder öffnen Sie {next}";
static const char RINGS[] = "{n1|Ein Besucher wartet|# Besucher warten}. Geben "
							"Sie next ein, oder öffnen Sie {next}";
static const char TAKEN[] =
		"Chat {n1} mit {t1} gehört jetzt Ihnen. Antworten Sie im Chat mit "
		"{a2}, oder öffnen Sie xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chat {n1} hat {t1} angenommen.";
static const char RING_GONE[] =
		"Chat {n1} braucht niemanden mehr: Er wurde verlassen oder beendet.";
static const char ENDED_YOURS[] = "Chat {n1} mit {t1} ist beendet.";
static const char RETURNED_YOURS[] =
		"Sie waren eine Weile weg, deshalb wartet Chat {n1} mit {t1} wieder. "
		"Mit next oder take {n1} machen Sie weiter.";
static const char NOTHING_WAITS[] = "Niemand wartet.";
static const char NOTHING_YOURS[] =
		"Sie haben gerade keinen Chat. Mit next nehmen Sie einen an.";
static const char LIST_WAITING[] =
		"{n1|Ein Besucher wartet|# Besucher warten|Hier wartet niemand}:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · „|“}";
static const char LIST_MINE[] = "{n1|Sie haben einen Chat|Sie haben # "
								"Chats|Sie haben noch keinen Chat}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · eine ungelesen| · # ungelesen|}{t3| · zuletzt: "
		"|}{t4| · wird übergeben an |} · {a2}";
static const char LIST_WANTED_ROW[] = "{n1} · {t1} · {t2} möchte ihn Ihnen "
									  "übergeben: accept {n1} oder reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · wieder in der Warteschlange: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · bei |} · Sie lesen mit: leave {n1} beendet das";
static const char LIST_MORE[] = "… und {n1|einer|#} mehr";
static const char LIST_OTHERS[] = "… und weitere";
static const char NO_SUCH_CHAT[] =
		"Es gibt keinen Chat „{t1}“. {!}list zeigt, wer wartet, und {!}mine "
		"Ihre eigenen Chats.";
static const char AMBIGUOUS[] = "Zu „{t1}“ passt mehr als ein Chat. Welcher? "
								"Antworten Sie mit der Nummer:";
static const char NO_CHAT_FITS[] =
		"Gerade gibt es keinen Chat, um den es gehen könnte.";
static const char ALREADY_YOURS[] = "Chat {n1} mit {t1} gehört schon Ihnen.";
static const char ALREADY_TAKEN[] = "Chat {n1} hat schon {t1} angenommen.";
static const char NOT_WAITING[] = "Chat {n1} ist vorbei.";
static const char UNKNOWN_COMMAND[] =
		"„{t1}“ kenne ich nicht.{t2| Meinten Sie |?} Mit {!}help sehen Sie, "
		"was ich verstehe.";
static const char HELP_CHANNEL[] = "Das ist {t1}. Sie können hier eingeben:";
static const char HELP_CHAT[] = "Was Sie in diesem Chat schreiben, geht an den "
								"Besucher, außer Zeilen, die mit ! beginnen:";
static const char MAY_NOT[] =
		"Sie gehören nicht zu denen, die hier „{t1}“ verwenden dürfen.";
static const char DISMISSED_ALL[] =
		"Sie antworten hier nicht mehr.{n1| Ihr Chat ist wieder in der "
		"Warteschlange.| Ihre # Chats sind wieder in der Warteschlange.|}";
static const char DEMOTED_ALL[] =
		"Sie antworten hier nicht mehr, sehen aber weiterhin, wer wartet.{n1| "
		"Ihr Chat ist wieder in der Warteschlange.| Ihre # Chats sind wieder "
		"in der Warteschlange.|}";
static const char GAP[] =
		"Der Dienst war von {t1} bis {t2} nicht erreichbar. Was dazwischen "
		"geschrieben wurde, ist vielleicht nicht angekommen.";
static const char GAP_LAST[] =
		"Die letzte Zeile, die von Ihnen angekommen ist, lautet „{t1}“. Bitte "
		"senden Sie noch einmal, was danach kam.";
static const char GAP_NONE[] =
		"Von Ihnen ist noch keine Zeile angekommen. Falls Sie welche "
		"geschrieben haben, senden Sie sie bitte noch einmal.";

static const char SERVED_BY[] = "Sie sprechen jetzt mit {t1}.";
static const char PUT_THROUGH[] =
		"Sie werden mit {t1} verbunden. {n1|Sie sind als Nächstes dran.|Sie "
		"sind Nummer # in der Warteschlange.}";
static const char RING_AGAIN[] =
		"{t1} wartet noch immer{d| (|)}{t2|: „|“}\nGeben Sie next oder take "
		"{n1} ein, oder öffnen Sie {next}";
static const char RING_MANAGER[] =
		"Niemand hat Chat {n1} angenommen: {t1} wartet{d| (|)}{t2|: "
		"„|“}\nGeben Sie next oder take {n1} ein, oder öffnen Sie {next}";
static const char RING_LINE[] = "„{t1}“";
static const char OFFER[] =
		"Chat {n1} ist für Sie: {t1} wartet{t2|: „|“}\nAntworten Sie mit take "
		"{n1} oder next, oder mit reject {n1}; Sie haben {s} Zeit. Oder öffnen "
		"Sie {next}";
static const char OFFER_OVER[] = "Chat {n1} geht jetzt an jemand anderen.";
static const char RING_RETURNED[] =
		"Chat {n1} ist wieder in der Warteschlange.";
static const char UNANSWERED[] =
		"{t1} wartet schon {s} auf Ihre Antwort: Chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} wartet schon {s} auf eine Antwort von {t2}: Chat {n1}. Möglich "
		"sind listen {n1} und takeover {n1}.";
static const char ANSWERED_NOW[] = "In Chat {n1} ist jetzt geantwortet worden.";
static const char NOW_HERE[] = "Sie sind jetzt da, was auch immer Ihr Client "
							   "sagt, bis Sie away oder auto eingeben.";
static const char NOW_AWAY[] =
		"Sie sind jetzt weg: Bei Ihnen klingelt nichts, bis Sie here oder auto "
		"eingeben. Tun können Sie weiterhin alles.";
static const char NOW_AUTO_HERE[] =
		"Es gilt wieder, was Ihr Client sagt. Sie sind da.";
static const char NOW_AUTO_AWAY[] = "Es gilt wieder, was Ihr Client sagt. Im "
									"Augenblick gelten Sie als weg.";
static const char ROOM_IS[] =
		"Sie haben hier {n2|einen Chat|# Chats|keinen Chat}{n1| und Platz für "
		"einen auf einmal.| und Platz für # auf einmal.| und Platz für "
		"beliebig viele.}";
static const char COUNT_WRONG[] = "„{t1}“ ist keine Zahl, die hier geht.";
static const char LANGUAGE_IS[] = "Ich spreche jetzt Deutsch mit Ihnen.";
static const char LANGUAGE_UNKNOWN[] =
		"„{t1}“ spreche ich nicht. Ich spreche: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Hier gibt es niemanden und keinen Kanal mit dem Namen „{t1}“.";
static const char COLLEAGUE_UNCLEAR[] =
		"Zu „{t1}“ passen mehrere. Wer ist gemeint? Antworten Sie mit der "
		"Nummer:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} ist weg, deshalb bleibt der Chat, wo er ist.";
static const char COLLEAGUE_FULL[] = "{t1} hat keinen Platz für einen weiteren "
									 "Chat, deshalb bleibt er, wo er ist.";
static const char TRANSFER_TO_YOURSELF[] = "Der Chat gehört schon Ihnen.";
static const char TRANSFER_ASKED[] =
		"{t2} soll Chat {n1} mit {t1} übernehmen und hat {s} Zeit zu "
		"antworten. Bis dahin gehört er Ihnen. {!}cancel {n1} macht es "
		"rückgängig.";
static const char TRANSFER_WANTED[] =
		"{t2} möchte Ihnen Chat {n1} mit {t1} übergeben{t3|: „|“}\nAntworten "
		"Sie mit accept {n1} oder mit reject {n1}; Sie haben {s} Zeit.";
static const char TRANSFER_PENDING[] =
		"Chat {n1} wird schon an {t1} übergeben. {!}cancel {n1} macht es "
		"rückgängig.";
static const char TRANSFER_NONE[] = "Niemand übergibt gerade Chat {n1}.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} hat {t3} gebeten, Chat {n1} mit {t1} von Ihnen zu übernehmen. "
		"Bis {t3} annimmt, gehört er Ihnen.";
static const char TRANSFER_NOTHING[] =
		"Gerade übergibt Ihnen niemand einen Chat.";
static const char TRANSFER_DONE[] = "{t2} hat jetzt Chat {n1} mit {t1}.";
static const char TRANSFER_GONE[] =
		"Chat {n1} mit {t1} ist beendet: Es gibt nichts zu übernehmen.";
static const char TRANSFER_OPEN[] = "Chat {n1} mit {t1} wartet jetzt auf alle. "
									"Mit take {n1} nehmen Sie ihn an.";
static const char TRANSFER_CLOSED[] =
		"In {t1} antwortet niemand, deshalb bleibt der Chat, wo er ist.";
static const char NOT_TAKEN[] = "Noch hat niemand Chat {n1} mit {t1}. Geben "
								"Sie zuerst {!}take {n1} ein.";
static const char NOT_YOURS[] =
		"Chat {n1} mit {t1} gehört nicht Ihnen{t2|, sondern |}. Das kann nur, "
		"wer ihn hat, oder die Leitung.";
static const char SERVED_ELSEWHERE[] =
		"Chat {n1} mit {t1} läuft in {t2}. Das kann nur, wer dort antwortet.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} hat jetzt Chat {n1} mit {t1}. Sie können weiter mitlesen; leave "
		"{n1} beendet das.";
static const char TRANSFER_REJECTED[] =
		"{t2} kann Chat {n1} mit {t1} nicht übernehmen, deshalb bleibt er, wo "
		"er ist.";
static const char TRANSFER_REJECTED_YOU[] =
		"Sie haben Chat {n1} mit {t1} nicht übernommen.";
static const char TRANSFER_CANCELLED[] =
		"Chat {n1} mit {t1} wird nicht übergeben.";
static const char TRANSFER_OVER[] = "Chat {n1} mit {t1} bleibt bei {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} hat nicht geantwortet, deshalb bleibt Chat {n1} mit {t1}, wo er "
		"ist.";
static const char TRANSFER_QUEUED[] =
		"Chat {n1} mit {t1} ist jetzt als Nächstes dran bei {t2}. Sie können "
		"weiter mitlesen; {!}leave {n1} beendet das.";
static const char TRANSFER_MOVED[] =
		"Chat {n1} mit {t1} ist jetzt als Nächstes dran bei {t2}.";
static const char TRANSFER_NOTE[] = "{t1} übergibt Ihnen diesen Chat{t2|: „|“}";
static const char TAKEN_OVER[] =
		"{t2} hat Chat {n1} mit {t1} übernommen. Sie können weiter mitlesen; "
		"leave {n1} beendet das.";
static const char NOW_WITH[] = "{t1} hat diesen Chat jetzt. Sie lesen hier nur "
							   "noch mit; {!}leave beendet das.";
static const char LISTENING[] =
		"Sie lesen Chat {n1} mit {t1} mit, den {t2} hat. Niemand sieht, dass "
		"Sie da sind, und nichts, was Sie darin schreiben, wird gesendet. "
		"{!}leave {n1} beendet das.";
static const char LISTEN_OVER[] =
		"Sie lesen Chat {n1} mit {t1} nicht mehr mit.";
static const char LISTEN_NOT[] = "Sie lesen Chat {n1} nicht mit.";
static const char LISTEN_NOBODY[] =
		"Gerade hat niemand Chat {n1}, es gibt also nichts mitzulesen.";
static const char LISTEN_NOTHING[] = "Sie lesen gerade keinen Chat mit.";
static const char LISTEN_TOO_MANY[] =
		"Höchstens {n2} können einen Chat mitlesen, und niemand mehr als {n2}. "
		"Mit {!}leave verlassen Sie einen davon.";
static const char LISTEN_ENDED[] =
		"Chat {n1} mit {t1} ist beendet, es gibt also nichts mehr zu lesen.";
static const char HELD_LISTENER[] =
		"Nicht gesendet: Sie lesen diesen Chat nur mit. {!}leave beendet das.";
static const char WHISPER[] = "{t1} flüstert: {t2}";
static const char WHISPERED[] = "Das liest nur {t1}, in Chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Gerade hat niemand Chat {n1}, also würde das niemand lesen. {!}note "
		"{n1} hält es beim Chat fest.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|einer wartet|# warten}";
static const char RECENT[] = "{n1|Ein Chat ist|# Chats sind} vor Kurzem zu "
							 "Ende gegangen (Zeiten in UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · „|“}";
static const char NOTHING_RECENT[] =
		"In letzter Zeit ist kein Chat zu Ende gegangen.";
static const char WHO[] =
		"{n1|Hier antwortet eine Person|Hier antworten # Personen}:";
static const char WHO_PRESENT[] = "{t1} · da · {n1|ein Chat|# Chats|kein Chat}";
static const char WHO_AWAY[] = "{t1} · weg · {n1|ein Chat|# Chats|kein Chat}";
static const char WHO_GONE[] =
		"{t1} · offline · {n1|ein Chat|# Chats|kein Chat}";
static const char HISTORY[] = "Chat {n1} mit {t1} (Zeiten in UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} mit {t1} (Zeiten in UTC), Seite {n2} von {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} hat eine Zeile zurückgezogen";
static const char HISTORY_EMPTY[] =
		"In Chat {n1} mit {t1} wurde nichts geschrieben.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} zeigt, was davor war";
static const char SEARCH_BUSY[] =
		"Ich suche noch, wonach Sie vorhin gefragt haben. Bitte versuchen Sie "
		"es gleich noch einmal.";
static const char FOUND[] =
		"„{t1}“ steht in {n1|einem Chat|# Chats} (Zeiten in UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"„{t1}“ steht in keinem Chat, den Sie sehen dürfen.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Schreibt von {t1}";
static const char INFO_OPENED[] = "Seit {w} UTC";
static const char INFO_AGENT[] = "Bei {t1}";
static const char INFO_TAGS[] = "Schlagwörter: {t1}";
static const char INFO_BLOCKED[] = "Gesperrt bis {w} UTC";
static const char INFO_NOTE[] = "{w} Notiz von {t1}: {t2}";
static const char INFO_EARLIER[] = "Früher: {n1} · {w}{t1| · |}{t2| · „|“}";
static const char DID_TAKE[] = "{w} -- {t1} hat den Chat angenommen";
static const char DID_END[] = "{w} -- {t1} hat den Chat beendet";
static const char DID_REOPEN[] = "{w} -- {t1} hat den Chat wieder geöffnet";
static const char DID_VANISH[] =
		"{w} -- {t1} war zu lange weg: zurück in die Warteschlange";
static const char DID_PASS[] = "{w} -- {t1} übergibt ihn an {t2}{t3|: „|“}";
static const char DID_ACCEPT[] = "{w} -- {t1} hat den Chat übernommen";
static const char DID_REJECT[] = "{w} -- {t1} hat den Chat nicht übernommen";
static const char DID_CANCEL[] = "{w} -- {t1} hat die Übergabe zurückgenommen";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} hat nicht geantwortet: Der Chat blieb, wo er war";
static const char DID_TAKE_OVER[] = "{w} -- {t1} hat den Chat an sich genommen";
static const char DID_LISTEN[] = "{w} -- {t1} liest jetzt mit";
static const char DID_LEAVE[] = "{w} -- {t1} liest nicht mehr mit";
static const char DID_WHISPER[] = "{w} -- {t1} hat geflüstert: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} hat notiert: {t2}";
static const char DID_TAG[] = "{w} -- {t1} hat ihn mit {t2} gekennzeichnet";
static const char DID_UNTAG[] = "{w} -- {t1} hat das Schlagwort {t2} entfernt";
static const char DID_BLOCK[] =
		"{w} -- {t1} hat den Besucher bis {t2} gesperrt";
static const char DID_UNBLOCK[] =
		"{w} -- {t1} lässt den Besucher wieder schreiben";
static const char WHICH_CHAT[] =
		"Welcher Chat? Antworten Sie mit seiner Nummer:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chat {n1} mit {t1} gehört wieder Ihnen. Schreiben Sie im Chat mit "
		"{a2}, oder öffnen Sie xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chat {n1} ist nicht beendet.";
static const char TOO_LATE[] = "Chat {n1} ist schon zu lange beendet und lässt "
							   "sich nicht wieder öffnen.";
static const char VISITOR_BUSY[] =
		"Chat {n1} lässt sich nicht wieder öffnen: Der Besucher ist inzwischen "
		"in einem anderen Chat.";
static const char WORDS_MISSING[] = "Da fehlt etwas. So geht es: {!}{usage}";
static const char NOTED[] =
		"Bei Chat {n1} notiert. Der Besucher sieht es nicht.";
static const char TAGGED[] = "Schlagwörter von Chat {n1}: {t1|}";
static const char TAG_WRONG[] = "„{t1}“ kann kein Schlagwort sein: Es ist ein "
								"Wort mit höchstens {n1} Zeichen.";
static const char TAGS_FULL[] = "Chat {n1} hat schon {n2} Schlagwörter. Nehmen "
								"Sie zuerst eines weg: {!}tag {n1} -Wort";
static const char TAG_NONE[] = "Chat {n1} hat kein Schlagwort „{t1}“.";
static const char BLOCKED[] = "{t1} ist für {s} gesperrt.";
static const char UNBLOCKED[] = "{t1} darf wieder schreiben.";
static const char NOT_BLOCKED[] = "{t1} ist nicht gesperrt.";
static const char NOBODY_BLOCKED[] = "Hier ist niemand gesperrt.";
static const char SPAN_WRONG[] =
		"„{t1}“ ist keine Zeit, mit der ich etwas anfangen kann. Geben Sie zum "
		"Beispiel 30m, 1h oder 1d ein, höchstens {s}.";
static const char DONE[] = "Erledigt.";
static const char WHY[] = "Chat {n1} mit {t1} ({t2}, Zeiten in UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Angeboten: {t1} hat zuletzt mit diesem Besucher gesprochen.";
static const char WHY_LANGUAGE[] =
		"{w} Angeboten: {t1} spricht die Sprache des Besuchers.";
static const char WHY_TURN[] = "{w} Angeboten: {t1} war an der Reihe.";
static const char WHY_FEWEST[] =
		"{w} Angeboten: {t1} hatte die wenigsten Chats.";
static const char WHY_REJECTED[] = "{w} {t1} hat abgelehnt.";
static const char WHY_UNANSWERED[] =
		"{w} {t1} hat nicht rechtzeitig geantwortet.";
static const char WHY_AWAY[] = "{w} {t1} ist weggegangen.";
static const char WHY_ALL[] =
		"{w} Niemand hat ihn angenommen: Es hat bei allen geklingelt.";
static const char WHY_NOTHING[] =
		"Über Chat {n1} ist noch nichts entschieden worden.";
static const char BACK_SUMMARY[] =
		"Willkommen zurück. {n1|Sie haben einen Chat|Sie haben # Chats|Sie "
		"haben keinen Chat}, {n2|ein Besucher wartet|# Besucher warten|niemand "
		"wartet}.";
static const char BACK_CHAT[] =
		"Dieser Chat mit {t1} gehört noch immer Ihnen{n1|; eine Zeile ist "
		"ungelesen|; # Zeilen sind ungelesen|}.";
static const char DO_NEXT[] = "annehmen, wer am längsten wartet";
static const char DO_TAKE[] =
		"einen bestimmten Chat annehmen; seine Nummer allein genügt auch";
static const char DO_LIST[] = "zeigen, wer wartet";
static const char DO_MINE[] = "Ihre Chats zeigen";
static const char DO_RECENT[] =
		"zeigen, was in den letzten 8 Stunden zu Ende ging";
static const char DO_WHO[] = "zeigen, wer noch hier antwortet";
static const char DO_HISTORY[] = "zeigen, was in einem Chat geschrieben wurde";
static const char DO_FIND[] = "in früheren Chats nach Wörtern suchen";
static const char DO_INFO[] =
		"zeigen, was über einen Chat und den Besucher bekannt ist";
static const char DO_END[] =
		"Ihren Chat beenden, auf Wunsch mit einem letzten Text";
static const char DO_REOPEN[] = "einen beendeten Chat wieder öffnen";
static const char DO_NOTE[] =
		"etwas beim Chat notieren; der Besucher sieht es nie";
static const char DO_TAG[] =
		"dem Chat ein Schlagwort geben; mit - davor wegnehmen";
static const char DO_BLOCK[] =
		"den Besucher eine Zeit lang nicht schreiben lassen";
static const char DO_UNBLOCK[] = "den Besucher wieder schreiben lassen";
static const char DO_HERE[] =
		"benachrichtigt werden, was auch immer Ihr Client sagt";
static const char DO_AWAY[] =
		"nicht benachrichtigt werden, was auch immer Ihr Client sagt";
static const char DO_AUTO[] =
		"Ihren Client entscheiden lassen, ob Sie benachrichtigt werden";
static const char DO_ROOM[] = "sagen, wie viele Chats Sie auf einmal haben "
							  "können; 0 ist beliebig viele";
static const char DO_LANGUAGE[] =
		"wählen, welche Sprache ich mit Ihnen spreche";
static const char DO_TRANSFER[] =
		"den Chat an jemanden oder an einen Kanal übergeben";
static const char DO_ACCEPT[] = "den Chat übernehmen, der Ihnen übergeben wird";
static const char DO_REJECT[] = "den Chat ablehnen, der Ihnen übergeben wird";
static const char DO_CANCEL[] = "den Chat behalten, den Sie gerade übergeben";
static const char DO_TAKEOVER[] = "jemandem den Chat abnehmen";
static const char DO_LISTEN[] = "unbemerkt in einem fremden Chat mitlesen";
static const char DO_LEAVE[] = "nicht mehr mitlesen";
static const char DO_WHISPER[] = "etwas sagen, das der Besucher nicht sieht";
static const char DO_WHY[] = "erklären, wohin ein Chat ging";
static const char DO_HELP[] =
		"zeigen, was Sie eingeben können, oder mehr über einen Befehl";
static const char ARGUMENT_CHAT[] = "Chat";
static const char ARGUMENT_COLLEAGUE[] = "an";
static const char ARGUMENT_TEXT[] = "Text";
static const char ARGUMENT_NOTE[] = "Notiz";
static const char ARGUMENT_WORDS[] = "Wörter";
static const char ARGUMENT_TAG[] = "Schlagwort";
static const char ARGUMENT_SPAN[] = "Zeit";
static const char ARGUMENT_COUNT[] = "Anzahl";
static const char ARGUMENT_PAGE[] = "Seite";
static const char ARGUMENT_LANGUAGE[] = "Sprache";
static const char ARGUMENT_COMMAND[] = "Befehl";
static const char ARGUMENT_CHANNEL[] = "Kanal";
static const char HINT_CHAT[] = "Die Nummer oder der Name des Besuchers";
static const char HINT_COLLEAGUE[] = "Ein Name aus dem Team oder ein Kanal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Kurzformen: {t1}";
static const char HELP_MORE[] =
		"{!}help all zeigt den Rest, {!}help und ein Befehl mehr darüber, "
		"{!}help setup, wie Sie Ihren Client einrichten.";
static const char HELP_SETUP_ASK[] =
		"Wie Sie Ihren Client einrichten, weiß, wer diesen Dienst betreibt: Es "
		"steht in examples/clients.md.";
static const char HELP_SETUP[] = "So richten Sie Ihren Client ein: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · hat | gewartet}";
static const char CONTEXT_PAGE[] = "auf {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "kam von {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "nach eigenen Angaben: {list| · }";
static const char HELD_COMMAND[] =
		"Nicht gesendet: „{t1}“ sieht aus wie ein Befehl. Wenn es für den "
		"Besucher ist, geben Sie !!{t1} ein";
static const char UNKNOWN_BANG[] =
		"Nicht gesendet: Es gibt keinen Befehl „{t1}“.{t2| Meinten Sie !|?} "
		"{!}help zeigt alle; eine Zeile, die mit !! beginnt, geht mit einem ! "
		"an den Besucher.";
static const char HELD_ENCRYPTED[] =
		"Nicht gesendet: Es war verschlüsselt, und dieser Chat kann das nicht "
		"sein. Schalten Sie die Verschlüsselung dafür aus (in Conversations, "
		"Cheogram, Monal und Dino: das Schloss; in den Einstellungen gibt es "
		"einen Schalter für alle neuen Chats) und senden Sie es noch einmal.";
static const char VISITOR_CHAT_ENDED[] = "Chat {n1} mit {t1} ist beendet.";
static const char VISITOR_ENDED[] = "{t1} hat Chat {n1} beendet.";
static const char VISITOR_CAME_BACK[] = "{t1} ist wieder da, in Chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} warten, {n2} im Gespräch";
static const char STATUS_CLOSED[] = "Geschlossen: Hier antwortet niemand";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Besucher von {t1}";
static const char STATUS_PAGE[] = "Auf {t1}";
static const char STATUS_HIDDEN[] = "Auf {t1}, sieht gerade nicht hin";
static const char GROUP_CHATS[] = "Chats";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Nicht zugestellt: Unter dieser Adresse ist niemand.";
static const char REFUSED_TOO_LONG[] =
		"Nicht zugestellt: Das ist zu lang. Bitte senden Sie es in Teilen von "
		"höchstens 4000 Zeichen.";
static const char REFUSED_EMPTY[] = "Nicht zugestellt: Es steht nichts darin.";
static const char REFUSED_ENCRYPTED[] =
		"Nicht zugestellt: Dieser Chat kann nicht verschlüsselt werden. "
		"Schalten Sie die Verschlüsselung (OMEMO, OpenPGP) dafür aus und "
		"senden Sie es noch einmal.";
static const char REFUSED_CHAT_OVER[] =
		"Nicht zugestellt: Dieser Chat ist beendet.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Nicht zugestellt: Dieser Chat gehört nicht Ihnen.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Das ist nur für die, die hier antworten.";
static const char REFUSED_DISMISSED[] =
		"Nicht zugestellt: Sie antworten hier nicht mehr.";
static const char REFUSED_QUEUE_FULL[] =
		"Nicht zugestellt: Gerade warten zu viele. Bitte versuchen Sie es "
		"etwas später noch einmal.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Nicht zugestellt: Sie haben schon viel geschrieben. Bitte warten Sie, "
		"bis jemand antwortet.";
static const char REFUSED_NO_SPACE[] =
		"Nicht zugestellt: Im Augenblick kann nichts angenommen werden. Bitte "
		"versuchen Sie es{s| in |} noch einmal.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Nicht zugestellt: Im Augenblick antwortet hier niemand.";
static const char REFUSED_DOMAIN[] = "Nicht zugestellt: Was an diese Adresse "
									 "geschrieben wird, liest niemand.";
static const char REFUSED_COMMAND[] =
		"Nicht zugestellt: Das sieht aus wie ein Befehl.";
static const char REFUSED_CONFLICT[] = "Nicht gesendet: Unter dieser Kennung "
									   "wurde schon etwas anderes gesendet.";
static const char REFUSED_TOKEN[] =
		"Diese Unterhaltung ist hier nicht mehr bekannt.";
static const char REFUSED_TOO_FAST[] =
		"Das war zu schnell. Bitte warten Sie einen Moment.";
static const char REFUSED_NO_CHAT[] = "Dazu gibt es keinen Chat.";
static const char REFUSED_NO_CHANNEL[] =
		"Unter diesem Namen ist niemand zu erreichen.";
static const char REFUSED_NOT_YET[] = "Das geht hier noch nicht.";
static const char REFUSED_NO_HELLO[] =
		"Die Unterhaltung muss noch einmal geöffnet werden.";
static const char REFUSED_BLOCKED[] =
		"Nicht zugestellt: Im Augenblick können Sie hier nicht schreiben.";
static const char REFUSED_LISTENER[] =
		"Nicht zugestellt: Sie lesen diesen Chat nur mit.";
static const char REFUSED_NO_COMMAND[] = "Diesen Befehl gibt es hier nicht.";
static const char REFUSED_WORK[] =
		"Gerade kommen viele. Ihr Browser muss erst ein wenig rechnen.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Diese Nachricht wurde zurückgezogen.)";
static const char LONG_ADDRESS[] =
		"Ihre Adresse ist zu lang für diesen Dienst.";
static const char TOO_LARGE[] = "Das ist zu groß für diesen Dienst. Bitte "
								"senden Sie weniger auf einmal.";
static const char FORM_OVER[] = "Dieses Formular ist hier nicht mehr bekannt. "
								"Bitte öffnen Sie den Befehl noch einmal.";
static const char DAY[] = " T.";
static const char HOUR[] = " Std.";
static const char MINUTE[] = " Min.";
static const char SECONDS[] = "n1|# Sekunde|# Sekunden";
static const char MINUTES[] = "n1|# Minute|# Minuten";
static const char HOURS[] = "n1|# Stunde|# Stunden";
static const char DAYS[] = "n1|# Tag|# Tage";

LANGUAGE(de, 1);
