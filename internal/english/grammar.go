package english

import "strings"

// pronoun returns the subject that a word is by itself, if it is one.
func pronoun(form string) Subject {
	switch form {
	case "i":
		return I
	case "we":
		return We
	case "you", "y'all":
		return You
	case "it", "this", "that", "there", "these", "those":
		return It
	case "he", "she", "they", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "people":
		return They
	}
	return NoSubject
}

// nominative pronouns are never an object, so they always start a clause.
func isNominative(form string) bool {
	switch form {
	case "i", "we", "he", "she", "they":
		return true
	}
	return false
}

var auxiliaries = table{words: `am is are was were be been being do does did have has had having
	will would shall should can could may might must`}

func isAuxiliary(form string) bool { return auxiliaries.has(form) }

// isBe reports the forms that make a passive together with a participle.
func isBe(form string) bool {
	switch form {
	case "am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting", "gotten":
		return true
	}
	return false
}

func isFiniteBe(form string) bool {
	switch form {
	case "am", "is", "are", "was", "were":
		return true
	}
	return false
}

// states look like participles but say how somebody is, not what was done.
var states = table{words: `tired stressed scared worried excited interested ashamed upset embarrassed exhausted frustrated overwhelmed
	annoyed confused drunk concerned determined married divorced supposed used gone born pleased disappointed saddened`}

// negators turn the words after them into their opposite.
var negators = table{words: `not never no nobody nothing none neither nor without hardly barely nowhere`}

// markers maps the words that join a clause to what is said before it.
var markers = table{words: `if unless whether because although though while whilst whereas since until when whenever
	but however yet and or so nor than that who whom which where why how what as before after once till except`}

// subordinators always start a clause of their own.
var subordinators = table{words: `if unless whether because although though while whilst whereas when whenever until`}

// adverbs may come between a subject and its verb, or before a subject.
var adverbs = table{words: `also always already actually again almost apparently awfully basically certainly clearly completely
	deeply definitely deliberately even ever first finally fully genuinely greatly honestly hopefully however indeed just kinda
	last later maybe merely most much never now obviously often once only perhaps personally please possibly probably purely quite
	rarely really repeatedly simply sincerely so sometimes soon sorely still sure surely terribly then therefore though thus today
	together too totally truly unfortunately usually utterly very well yes yesterday yet oh okay ok hey kindly humbly
	not sadly seriously frankly unintentionally accidentally unknowingly inadvertently wrongly badly deservedly both all ourselves
	myself yourself itself sort kind of tonight recently lately constantly secretly knowingly`}

// lyWords end like an adverb and are none.
var lyWords = table{words: `family reply apply rely ally bully fly supply ugly silly friendly lonely lovely holy july italy belly folly
	multiply imply comply ally assembly anomaly monopoly butterfly jelly bodily likely unlikely deadly cowardly orderly elderly`}

// isAdverb reports words that may come between a subject and its verb.
func isAdverb(form string) bool {
	return adverbs.has(form) || (strings.HasSuffix(form, "ly") && len(form) > 4 && !lyWords.has(form))
}

var determiners = table{words: `the a an my your our his her their its this that these those some any no every each all both
	another such what which whatever`}

var prepositions = table{words: `to of in on at by for from with about into over under after before against between during
	without within through toward towards upon like than as per via behind beside besides despite near off onto since until up down out`}

// afterObject are adverbs that come after an object and are no part of it.
var afterObject = table{words: `again yesterday today tonight tomorrow now then there here too so twice instead anyway anyways always
	sometimes often ever anymore together away apart around along forward forwards backward backwards sideways downstairs upstairs
	outside indoors outdoors aside please sorry more enough ago idk tbh omg lol`}

// eitherWay are words that come before a noun or say how an act was done or
// ended: "her raw skin", "beat her raw".
var eitherWay = table{words: `hard harder hardest right back first last next fast straight square full clean black blue bloody raw senseless silly
	unconscious flat awake dead half several many few early late home
	monday tuesday wednesday thursday friday saturday sunday`}

var numbers = table{words: `one two three four five six seven eight nine ten eleven twelve twenty fifty hundred thousand`}

// timeNouns make a time together with a word before them.
var timeNouns = table{words: `time times second seconds minute minutes hour hours day days night nights morning evening afternoon
	week weeks weekend month months year years spring summer autumn fall winter christmas easter
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
	october november december`}

var beforeTime = table{words: `last next several many few early late half
	monday tuesday wednesday thursday friday saturday sunday yesterday`}

// reporting verbs put what follows into somebody's mouth or mind.
var reporting = table{verbs: `say tell claim think believe feel accuse insist swear write complain argue allege suggest imply
	report assume suppose reckon decide hear call call`}

// raising verbs pass their negation on: "I don't think I hit her".
var raising = table{verbs: `think believe suppose want mean intend say claim pretend imagine feel remember`}

// thinking words are often followed by a clause without "that".
var thinking = table{verbs: `say tell think believe feel know hope guess wish understand realise see admit suppose regret
	claim swear promise mean assume imagine accept hear hate love appreciate acknowledge bet remember forget`}

// sorry words are feelings about what the next clause says.
var sorryWords = table{words: `sorry sad glad afraid ashamed sure aware certain upset happy disappointed devastated heartbroken`}

// finite reports common verb forms that show a noun or pronoun before them to
// be a subject.
var finite = table{words: `am is are was were do does did have has had will would shall should can could may might must
	feel feels felt think thinks thought know knows knew want wants wanted took takes take got get gets said say says made make makes
	went go goes came come comes saw see seem seems seemed found find need needs needed deserve deserved believe believed
	misunderstood misread read heard interpreted perceived experienced suffered expected trusted asked told thought looked look
	gave give put placed mean means meant became become left let`}

// common words are the ones that most sentences have.
var common = table{words: `i you we it he she they me my your our us him her his their them this that these those the a an and or but so
	if in of to for on at by with from as about not no do did does have has had is are was were be been am will would can could
	should may might one all any some what when who how there here just only because than then out up more very`}
