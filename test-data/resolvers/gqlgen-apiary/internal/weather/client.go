package weather

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"example.org/apiary/internal/domain"
)

type Client interface {
	Forecast(ctx context.Context, latitude, longitude float64) ([]*domain.ForecastDay, error)
	Celsius(ctx context.Context, latitude, longitude float64, at string) (float64, error)
	Pollen(ctx context.Context, latitude, longitude float64, at string) (int, error)
}

type httpClient struct {
	base *url.URL
	http *http.Client
}

func NewClient(base string) (Client, error) {
	parsed, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	return &httpClient{base: parsed, http: &http.Client{Timeout: 3 * time.Second}}, nil
}

func (c *httpClient) Forecast(ctx context.Context, latitude, longitude float64) ([]*domain.ForecastDay, error) {
	var body struct {
		Days []*domain.ForecastDay `json:"days"`
	}
	err := c.get(ctx, "/v2/forecast", point(latitude, longitude), &body)
	return body.Days, err
}

func (c *httpClient) Celsius(ctx context.Context, latitude, longitude float64, at string) (float64, error) {
	query := point(latitude, longitude)
	query.Set("at", at)
	var celsius float64
	err := c.get(ctx, "/v2/history/temperature", query, &celsius)
	return celsius, err
}

func (c *httpClient) Pollen(ctx context.Context, latitude, longitude float64, at string) (int, error) {
	query := point(latitude, longitude)
	query.Set("at", at)
	var grains int
	err := c.get(ctx, "/v2/history/pollen", query, &grains)
	return grains, err
}

func (c *httpClient) get(ctx context.Context, path string, query url.Values, into any) error {
	target := c.base.JoinPath(path)
	target.RawQuery = query.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return err
	}
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("weather: %s", res.Status)
	}
	return json.NewDecoder(res.Body).Decode(into)
}

func point(latitude, longitude float64) url.Values {
	return url.Values{
		"lat": {fmt.Sprintf("%.4f", latitude)},
		"lon": {fmt.Sprintf("%.4f", longitude)},
	}
}
