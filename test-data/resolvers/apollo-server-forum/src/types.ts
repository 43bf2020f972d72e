export interface BoardRow {
  id: string;
  slug: string;
  title: string;
  rules_text: string;
  theme_key: string;
  moderator_ids: string[];
}

export interface ThreadRow {
  id: string;
  board_id: string;
  author_id: string;
  title: string;
  slug: string;
  post_count: number;
  last_post_id: string | null;
  created_at: Date;
}

export interface PostRow {
  id: string;
  thread_id: string;
  author_id: string;
  body: string;
  quoted_post_id?: string | null;
  created_at: Date;
}

export interface UserRow {
  id: string;
  handle: string;
  email: string;
  reputation: number;
}

export interface TagRow {
  thread_id: string;
  name: string;
}
