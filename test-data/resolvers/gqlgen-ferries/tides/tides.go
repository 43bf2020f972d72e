package tides

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type Reading struct {
	Metres float64 `json:"metres"`
	Rising bool    `json:"rising"`
	until  time.Time
}

// Gauge tells how high the water stands in a port.
type Gauge interface {
	At(ctx context.Context, port string) (*Reading, error)
}

type Remote struct {
	Endpoint string
	Client   *http.Client
}

func (g *Remote) At(ctx context.Context, port string) (*Reading, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", g.Endpoint+"/gauges/"+port, http.NoBody)
	if err != nil {
		return nil, err
	}
	resp, err := g.Client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	reading := &Reading{until: time.Now().Add(5 * time.Minute)}
	return reading, json.NewDecoder(resp.Body).Decode(reading)
}

// Remembering asks a gauge again only after some minutes.
type Remembering struct {
	Gauge
	readings sync.Map
}

func (g *Remembering) At(ctx context.Context, port string) (*Reading, error) {
	if known, ok := g.readings.Load(port); ok && time.Now().Before(known.(*Reading).until) {
		return known.(*Reading), nil
	}
	reading, err := g.Gauge.At(ctx, port)
	if err == nil {
		g.readings.Store(port, reading)
	}
	return reading, err
}
