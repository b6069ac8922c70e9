package apology

import "fmt"

// lists are the numbers of patterns that the Go code asks for by name. Each is
// a word list of the content.
type lists struct {
	firstPerson int // I, my, our
	apology     int // words that apologise or claim responsibility
	reports     int // words that report an apology
	acts        int // words that name an act
	misdeeds    int // verbs of acts that are wrong by themselves
	conduct     int // words that judge what the writer did, and say what for
	owned       int // words that judge the deed, or the writer for it
	judged      int // words that condemn a deed
	sorryFor    int // an apology up to what it is for
	noDeed      int // what that is, if it is no deed
	hints       int // words that are the writer's own, but name nothing
	vagueVerbs  int // verbs that name no act: "I hurt you", "I was wrong"
	vagueNouns  int // nouns that name none: "the mistakes I made"
	omissions   int // verbs that name an act only where they are negated
	owningUp    int // verbs that own up to the doing after them: "I regret calling you that"
	condemning  int // words that run the writer down
	repairing   int // words that offer a repair
	addressed   int // you, your
	telling     int // verbs that put what follows into somebody's mouth
	explaining  int // words that explain
}

func readLists(all map[string][]string, p *patterns) (lists, error) {
	var w lists
	for name, number := range map[string]*int{
		"first-person": &w.firstPerson, "apology": &w.apology, "reports": &w.reports,
		"acts": &w.acts, "misdeeds": &w.misdeeds, "omissions": &w.omissions, "owning-up": &w.owningUp,
		"conduct": &w.conduct, "owned": &w.owned, "judged": &w.judged, "hints": &w.hints,
		"sorry-for": &w.sorryFor, "no-deed": &w.noDeed, "vague-verbs": &w.vagueVerbs, "vague-nouns": &w.vagueNouns,
		"condemning": &w.condemning, "repairing": &w.repairing, "explaining": &w.explaining, "telling": &w.telling, "addressed": &w.addressed,
	} {
		if len(all[name]) == 0 {
			return w, fmt.Errorf("the word list %q is missing: the checker needs it", name)
		}
		numbers, err := p.numbers([]string{"@" + name})
		if err != nil {
			return w, err
		}
		*number = numbers[0]
	}
	return w, nil
}
