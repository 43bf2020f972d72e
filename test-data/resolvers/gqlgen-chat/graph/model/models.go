package model

import "time"

type Room struct {
	ID          string   `bson:"_id"`
	Topic       string   `bson:"topic"`
	MemberIDs   []string `bson:"members"`
	LastMessage *string  `bson:"lastMessage"`
}

type Message struct {
	ID        string    `bson:"_id"`
	RoomID    string    `bson:"room"`
	AuthorID  string    `bson:"author"`
	Text      string    `bson:"text"`
	ReplyToID string    `bson:"replyTo"`
	SentAt    time.Time `bson:"sentAt"`
}

type User struct {
	ID    string `bson:"_id"`
	Name  string `bson:"name"`
	Email string `bson:"email"`
}

type Account struct {
	UserID string
}

type MessageAdded struct {
	Message *Message
	RoomID  string
}
