package documents

import (
	"io"
	"net/http"
	"strings"
)

// Links gives addresses of documents that work for an hour.
type Links struct {
	Service string
}

func (l Links) To(document string) (*string, error) {
	response, err := http.Post(l.Service+"/links", "text/plain", strings.NewReader(document))
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	link, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	address := string(link)
	return &address, nil
}
