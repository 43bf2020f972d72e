package domain

import (
	"database/sql/driver"
	"fmt"
	"io"
	"strconv"
	"strings"
)

type Strength string

const (
	StrengthWeak   Strength = "WEAK"
	StrengthFair   Strength = "FAIR"
	StrengthStrong Strength = "STRONG"
)

func (s *Strength) UnmarshalGQL(v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("a strength is a string")
	}
	*s = Strength(text)
	return nil
}

func (s Strength) MarshalGQL(w io.Writer) {
	fmt.Fprint(w, strconv.Quote(string(s)))
}

// StringList is a column of codes with commas between them.
type StringList []string

func (l *StringList) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("cannot read %T as a list", src)
	}
	*l = strings.Split(text, ",")
	return nil
}

func (l StringList) Value() (driver.Value, error) {
	return strings.Join(l, ","), nil
}
