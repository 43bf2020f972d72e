use super::{check_methods_with, check_with};

const SOURCES: &str = "module Sources\n  class Record < GraphQL::Dataloader::Source\n    def initialize(model) = @model = model\n\n    \
def fetch(ids)\n      records = @model.where(id: ids).index_by(&:id)\n      ids.map { |id| records[id] }\n    end\n  end\n\n  \
class Latest < GraphQL::Dataloader::Source\n    def fetch(posts)\n      posts.map { |post| post.comments.order(:id).last }\n    end\n  end\n\n  \
class Association < GraphQL::Dataloader::Source\n    def initialize(model, name)\n      @model = model\n      @name = name\n    end\n\n    \
def fetch(records)\n      ActiveRecord::Associations::Preloader.new(records: records, associations: @name).call\n      records.map { |it| it.public_send(@name) }\n    end\n  end\nend\n";
const LOADERS: &str = "module Loaders\n  class RecordLoader < GraphQL::Batch::Loader\n    def initialize(model, column: model.primary_key)\n      super()\n      @model = model\n      @column = column.to_s\n    end\n\n    \
def perform(keys)\n      @model.where(@column => keys).each { |record| fulfill(record.public_send(@column), record) }\n      keys.each { |key| fulfill(key, nil) unless fulfilled?(key) }\n    end\n  end\n\n  \
class Slow < GraphQL::Batch::Loader\n    def perform(ids)\n      ids.each { |id| fulfill(id, Author.find_by(id: id)) }\n    end\n  end\nend\n";

#[test]
fn loaders_join() {
    check_methods_with(
        &[
            ("author", "dataloader.with(Sources::Record, Author).load(object.author_id)", '+'),
            ("by_context", "context.dataloader.with(Sources::Record, Author).request(object.author_id)", '+'),
            ("latest", "dataloader.with(Sources::Latest).load(object)", '!'),
            ("tags", "dataloader.with(Sources::Association, Post, :tags).load(object)", '+'),
            (
                "tag_names",
                "dataloader.with(Sources::Association, Post, :tags).load(object)\n      object.tags.map(&:name)",
                '+',
            ),
            ("writer", "dataload_record(Author, object.author_id)", '+'),
            ("comments", "dataload_association(:comments)", '+'),
            ("editor", "Loaders::RecordLoader.for(Author).load(object.editor_id)", '+'),
            (
                "team",
                "Loaders::RecordLoader.for(Author).load(object.author_id).then { |author| author&.name }",
                '+',
            ),
            (
                "team_name",
                "Loaders::RecordLoader.for(Author).load(object.author_id).then do |author|\n        Team.find(author.team_id).name\n      end",
                '!',
            ),
            ("slow", "Loaders::Slow.load(object.author_id)", '!'),
            (
                "both",
                "Promise.all([Loaders::RecordLoader.for(Author).load(object.author_id)]).then { |it| it.first.name }",
                '+',
            ),
            (
                "counted",
                "BatchLoader::GraphQL.for(object.id).batch(default_value: 0) do |ids, loader|\n        \
                 Comment.where(post_id: ids).group(:post_id).count.each { |id, count| loader.call(id, count) }\n      end",
                '+',
            ),
            (
                "looped",
                "BatchLoader.for(object.id).batch do |ids, loader|\n        ids.each { |id| loader.call(id, Comment.where(post_id: id).count) }\n      end",
                '!',
            ),
        ],
        &[("app/graphql/sources.rb", SOURCES), ("app/graphql/loaders.rb", LOADERS)],
    );
}

#[test]
fn loaders_stand_behind_helpers() {
    check_with(
        "    field :author, AuthorType\n    field :tags, [TagType]\n    field :team, TeamType\n\n    \
         def author = load_record(Author, object.author_id)\n\n    def tags = load_association(:tags)\n\n    \
         def team\n      load_association(:author).then { |author| load_record(Team, author.team_id) }\n    end\n\n    private\n\n    \
         def load_record(model, id) = dataloader.with(Sources::Record, model).load(id)\n\n    \
         def load_association(name) = Loaders::AssociationLoader.for(object.class, name).load(object)",
        "Post.all",
        &[("app/graphql/sources.rb", SOURCES)],
        "+Post.author +Post.tags +Post.team",
    );
}

#[test]
fn fields_may_say_that_the_framework_loads() {
    check_with(
        "    field :author, AuthorType, preload: :author\n    field :tags, [TagType], dataload: { association: true }\n    \
         field :comments, [CommentType], extensions: [Extensions::AssociationLoader]\n    field :siblings, [PostType]\n    lazy_load :siblings",
        "Post.all",
        &[],
        "+Post.author +Post.comments +Post.tags",
    );
}

#[test]
fn loaders_are_made_for_an_operation_or_for_each_load() {
    check_methods_with(
        &[
            (
                "kept",
                "(context[:authors] ||= Dataloader.new { |ids| Author.where(id: ids).index_by(&:id) }).load(object.author_id)",
                '+',
            ),
            (
                "anew",
                "Dataloader.new { |ids| Author.where(id: ids).index_by(&:id) }.load(object.author_id)",
                '!',
            ),
            ("registry", "context[:loaders].author.load(object.author_id)", '+'),
        ],
        &[(
            "app/controllers/graphql_controller.rb",
            "class GraphqlController < ApplicationController\n  def execute\n    context = { loaders: Loaders.new }\n    render json: BlogSchema.execute(params[:query], context: context)\n  end\nend\n\n\
             class Loaders\n  def author\n    @author ||= Dataloader.new { |ids| Author.where(id: ids).index_by(&:id) }\n  end\nend\n",
        )],
    );
}

#[test]
fn who_waits_at_once_joins_nothing() {
    check_methods_with(
        &[
            ("author", "Loaders::RecordLoader.for(Author).load(object.author_id).sync.name", '!'),
            ("helped", "record(Author, object.author_id).sync.present?", '!'),
            ("later", "record(Author, object.author_id)", '+'),
            ("all", "Promise.all(object.editor_ids.map { |id| record(Author, id) }).sync", '!'),
            ("joined", "Promise.all(object.editor_ids.map { |id| record(Author, id) })", '+'),
        ],
        &[
            ("app/graphql/loaders.rb", LOADERS),
            (
                "app/graphql/helpers.rb",
                "module Types\n  class BaseObject\n    def record(model, id) = Loaders::RecordLoader.for(model).load(id)\n  end\nend\n",
            ),
        ],
    );
}

#[test]
fn keys_may_be_rows() {
    check_methods_with(
        &[
            ("votes", "dataloader.with(Sources::Votes).load(object)", '!'),
            ("words", "dataloader.with(Sources::Words).load(object)", '+'),
            ("by_id", "dataloader.with(Sources::Votes).load(object.id)", '+'),
            ("loaded", "dataloader.with(Sources::Loaded).load(object)", '+'),
            ("anyhow", "dataloader.with(Sources::Anyhow, context[:names]).load(object)", '+'),
            ("of_author", "dataloader.with(Sources::Votes).load(object.author)", '!'),
        ],
        &[(
            "app/graphql/sources.rb",
            "class Post\n  def votes = comments.sum(:votes)\nend\n\nmodule Sources\n  class Votes < GraphQL::Dataloader::Source\n    def fetch(posts) = posts.map { |post| post.votes }\n  end\n\n  \
             class Words < GraphQL::Dataloader::Source\n    def fetch(posts) = posts.map { |post| post.words }\n  end\n\n  \
             class Loaded < GraphQL::Dataloader::Source\n    def fetch(posts)\n      ActiveRecord::Associations::Preloader.new.preload(posts, :comments)\n      posts.map { |post| post.comments.map(&:text) }\n    end\n  end\n\n  \
             class Anyhow < GraphQL::Dataloader::Source\n    def initialize(names) = @names = names\n\n    def fetch(posts)\n      ActiveRecord::Associations::Preloader.new(records: posts, associations: @names).call\n      posts.map { |post| post.comments.map(&:text) }\n    end\n  end\nend\n",
        )],
    );
}

#[test]
fn a_query_of_one_parent_makes_a_loader_for_it_alone() {
    check_methods_with(
        &[
            ("comments", "Loaders::In.for(object.comments.order(:id), :post_id).load(object.id)", '!'),
            ("all", "Loaders::In.for(Comment.order(:id), :post_id).load(object.id)", '+'),
            ("of_class", "Loaders::In.for(object.class, :id).load(object.id)", '+'),
        ],
        &[(
            "app/graphql/loaders.rb",
            "module Loaders\n  class In < GraphQL::Batch::Loader\n    def initialize(scope, column)\n      super()\n      @scope = scope\n      @column = column\n    end\n\n    \
             def perform(ids)\n      grouped = @scope.where(@column => ids).group_by(&@column)\n      ids.each { |id| fulfill(id, grouped.fetch(id, [])) }\n    end\n  end\nend\n",
        )],
    );
}
