package chips

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

type Entry struct {
	Country string `json:"country"`
	Keeper  string `json:"keeper"`
}

// Registry knows to whom a chip belongs.
type Registry interface {
	Lookup(ctx context.Context, chip string) (*Entry, error)
}

type europetnet struct {
	base string
	http *http.Client
}

func New(base string) Registry {
	return &europetnet{base, &http.Client{}}
}

func (e *europetnet) Lookup(ctx context.Context, chip string) (*Entry, error) {
	var entry Entry
	found, err := e.fetch(ctx, "/chips/"+url.PathEscape(chip), &entry)
	if err != nil || !found {
		return nil, err
	}
	return &entry, nil
}

func (e *europetnet) fetch(ctx context.Context, path string, out any) (bool, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, e.base+path, nil)
	if err != nil {
		return false, err
	}
	res, err := e.http.Do(req)
	if err != nil {
		return false, err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
		return true, json.NewDecoder(res.Body).Decode(out)
	case http.StatusNotFound:
		return false, nil
	}
	return false, fmt.Errorf("chips: %s", res.Status)
}
