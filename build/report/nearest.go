package report

// Nearest returns the candidate that is spelled most like word, or "" when none is
// near enough to be what was meant.
func Nearest(word string, candidates []string) string {
	best, least := "", len([]rune(word))/2+1
	for _, c := range candidates {
		if d := Distance(word, c); d < least {
			best, least = c, d
		}
	}
	return best
}

// DidYouMean is a hint that names the nearest candidate, or says otherwise, which is a
// string or a [Text].
func DidYouMean(word string, candidates []string, otherwise any) Text {
	if n := Nearest(word, candidates); n != "" {
		return Say("did you mean %q?", n)
	}
	return text(otherwise)
}

// Distance is the number of letters to insert, delete, replace or swap with their
// neighbour to turn a into b.
func Distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, prev, cur := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range s {
		cur[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			cur[j+1] = min(prev[j+1]+1, cur[j]+1, prev[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				cur[j+1] = min(cur[j+1], before[j-1]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(t)]
}
