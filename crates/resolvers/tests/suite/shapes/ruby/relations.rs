use super::{check, check_methods, check_with};

#[test]
fn relations_are_read_one_by_one_unless_the_list_has_loaded_them() {
    let fields =
        "    field :author, AuthorType\n    field :tags, [TagType]\n    field :comments, [CommentType]";
    check(fields, "Post.all", "!Post.author !Post.comments !Post.tags");
    check(
        fields,
        "Post.includes(:author, :tags).preload(:comments)",
        "+Post.author +Post.comments +Post.tags",
    );
    check(fields, "Post.visible.with_author.recent", "+Post.author !Post.comments !Post.tags");
    check(
        fields,
        "Post.eager_load(author: :team).where(hidden: false)",
        "+Post.author !Post.comments !Post.tags",
    );
    check(fields, "context[:user].posts", "!Post.author !Post.comments !Post.tags");
}

#[test]
fn what_a_relation_has_may_be_loaded_with_it() {
    let fields = "    field :author, AuthorType\n    field :comments, [CommentType]\n  end\n\n  \
                  class AuthorType\n    field :team, TeamType\n  end\n\n  \
                  class CommentType\n    field :writer, AuthorType\n    field :post, PostType";
    check(
        fields,
        "Post.includes(author: :team, comments: [:writer])",
        // The writer of a comment has a team, which nobody has loaded; and a comment knows its post.
        "!Author.team +Comment.post +Comment.writer +Post.author +Post.comments",
    );
    check(
        fields,
        "Post.includes({ author: [:team] }, comments: { writer: :team })",
        "+Author.team +Comment.post +Comment.writer +Post.author +Post.comments",
    );
}

#[test]
fn queries_ask_when_they_are_read() {
    check_methods(&[
        ("comment_count", "object.comments.count", '!'),
        ("has_comments", "object.comments.exists?", '!'),
        ("names", "object.tags.map(&:name)", '!'),
        ("tag_names", "object.tags.pluck(:name)", '!'),
        ("first_comment", "object.comments.order(:id).first&.text", '!'),
        ("others", "Post.where(author_id: object.author_id)", '!'),
        ("other", "Post.find_by(slug: object.next_slug)", '!'),
        ("found", "Author.find(object.author_id)", '!'),
        ("total", "Post.count", '-'),
        ("unread", "scope = object.comments.where(read: false)\n      'x'", '-'),
        ("team", "object.author.team.name", '!'),
        ("siblings", "object.siblings.to_a", '!'),
        ("sum", "Comment.where(post: object).sum(:votes)", '!'),
        ("sql", "ActiveRecord::Base.connection.select_value(\"select #{object.id}\")", '!'),
        ("many", "Post.find_by_sql([\"select * from posts where id = ?\", object.id])", '!'),
        ("label", "object.author.label", '!'),
        ("words", "object.words", '-'),
        ("title_up", "object.title.upcase", '-'),
        ("state", "object.published? ? 'a' : object.status", '-'),
        ("ids", "object.tag_ids", '!'),
    ]);
}

#[test]
fn what_is_loaded_with_the_list_is_in_memory() {
    let fields = "    field :size, Integer\n    field :names, [String]\n    field :count, Integer\n    field :first, String\n    field :some, [TagType]\n\n    \
                  def size = object.tags.size\n\n    def names = object.tags.map(&:name)\n\n    def count = object.tags.count\n\n    \
                  def first = object.tags.first&.name\n\n    def some = object.tags.where(hidden: false)";
    check(fields, "Post.includes(:tags)", "!Post.count +Post.first +Post.names +Post.size !Post.some");
    check(fields, "Post.all", "!Post.count !Post.first !Post.names !Post.size !Post.some");
}

#[test]
fn a_relation_that_is_asked_for_whether_it_is_loaded_counts_as_it() {
    let fields = "    field :author, AuthorType\n\n    def author\n      object.association(:author).loaded? ? object.author : Author.find(object.author_id)\n    end";
    check(fields, "Post.includes(:author)", "+Post.author");
    check(fields, "Post.all", "!Post.author");
}

#[test]
fn the_row_may_have_another_name_than_the_type() {
    let fields = "    field :writer, WriterType, method: :author\n  end\n\n  class WriterType < BaseObject\n    field :team, TeamType\n    field :initials, String\n    field :label, String\n    field :team_name, String";
    check(
        fields,
        "Post.includes(:author)",
        "+Post.writer -Writer.initials !Writer.label !Writer.team !Writer.teamName",
    );
}

#[test]
fn gems_may_load_relations_for_all_rows() {
    check_with(
        "    field :author, AuthorType\n    field :names, [String]\n\n    def names = object.tags.map(&:name)",
        "Post.all",
        &[("config/initializers/ar_lazy_preload.rb", "ArLazyPreload.config.auto_preload = true\n")],
        "+Post.author -Post.names",
    );
    let fields = "    field :author, AuthorType";
    check_with(fields, "Post.all", &[("Gemfile", "gem 'goldiloader', '~> 5'\n")], "+Post.author");
    check_with(fields, "Post.all", &[("Gemfile", "gem 'rails'\n# gem 'goldiloader'\n")], "!Post.author");
}

#[test]
fn files_that_are_attached_are_asked_for() {
    let fields = "    field :cover_url, String\n\n    def cover_url\n      Rails.application.routes.url_helpers.url_for(object.cover) if object.cover.attached?\n    end";
    check(fields, "Post.all", "!Post.coverUrl");
    check(fields, "Post.with_attached_cover", "+Post.coverUrl");
}

#[test]
fn look_ahead_loads_what_is_asked_for() {
    check(
        "    field :author, AuthorType",
        "scope = Post.all\n      scope = scope.includes(:author) if lookahead.selects?(:author)\n      scope",
        "+Post.author",
    );
}

#[test]
fn what_is_loaded_may_be_chosen_of_a_constant() {
    let fields = "    field :author, AuthorType\n    field :tags, [TagType]\n    field :comments, [CommentType]\n  end\n\n  class AuthorType\n    field :team, TeamType";
    let preloads = |names: &str, wanted: &str| {
        format!(
            "class Preloads\n  NAMES = {names}.freeze\n\n  def initialize(lookahead) = @lookahead = lookahead\n\n  \
             def apply(scope)\n    wanted = {wanted}\n    wanted.empty? ? scope : scope.includes(*wanted)\n  end\nend\n"
        )
    };
    let list = "Preloads.new(lookahead).apply(Post.recent)";
    let chosen = "NAMES.select { |name| @lookahead.selects?(name) }";
    check_with(
        fields,
        list,
        &[("app/graphql/preloads.rb", &preloads("%i[author tags]", chosen))],
        "!Author.team +Post.author !Post.comments +Post.tags",
    );
    check_with(
        fields,
        list,
        &[("app/graphql/preloads.rb", &preloads("[:tags, { author: [:team] }]", "Preloads::NAMES.compact"))],
        "+Author.team +Post.author !Post.comments +Post.tags",
    );
}
