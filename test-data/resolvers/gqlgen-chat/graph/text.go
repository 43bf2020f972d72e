package graph

import (
	"regexp"
	"strconv"
	"strings"

	"example.org/chat/graph/model"
)

type userKey struct{}

var notWord = regexp.MustCompile(`\W+`)

func slugify(topic string) string {
	found := notWord.FindAllString(topic, -1)
	if len(found) == 0 {
		return strings.ToLower(topic)
	}
	return strings.Trim(notWord.ReplaceAllString(strings.ToLower(topic), "-"), "-")
}

func toReactions(counts map[string]string) []*model.Reaction {
	reactions := make([]*model.Reaction, 0, len(counts))
	for emoji, text := range counts {
		if n, err := strconv.Atoi(text); err == nil {
			reactions = append(reactions, &model.Reaction{Emoji: emoji, Count: n})
		}
	}
	return reactions
}
