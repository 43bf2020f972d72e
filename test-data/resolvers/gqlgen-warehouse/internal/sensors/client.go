package sensors

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

type Client struct {
	Base string
	HTTP *http.Client
}

func (c *Client) Temperature(ctx context.Context, code string) (*float64, error) {
	var reading struct {
		Celsius float64 `json:"celsius"`
	}
	if err := c.get(ctx, "/warehouses/"+url.PathEscape(code)+"/temperature", &reading); err != nil {
		return nil, err
	}
	return &reading.Celsius, nil
}

func (c *Client) get(ctx context.Context, path string, out any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Base+path, nil)
	if err != nil {
		return err
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}
