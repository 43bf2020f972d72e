use super::{check, check_with};

#[test]
fn fields_name_what_resolves_them() {
    check(
        "    field :a, Integer, resolver_method: :count_comments\n    field :b, Integer, method: :words\n    field :c, String, hash_key: :author\n    \
         field :d, AuthorType, resolve: ->(post, _args, _ctx) { post.author }\n    field :e_f, AuthorType, camelize: false, method: :author\n    \
         field :g, resolver: Resolvers::Siblings\n    field :author, AuthorType, description: 'who' do\n      argument :x, Integer, required: false\n    end\n\n    \
         def count_comments(x: 1) = object.comments.where(x: x).count\n  end\nend\n\nmodule Resolvers\n  class Siblings < GraphQL::Schema::Resolver\n    \
         type [Types::PostType], null: false\n    argument :limit, Integer, required: false\n\n    def resolve(limit: 3) = object.siblings.limit(limit)\n  end\nend\n\nmodule Types\n  class TagType",
        "Post.all",
        "!Post.a !Post.author -Post.b !Post.d !Post.e_f !Post.g",
    );
}

#[test]
fn interfaces_and_concerns_give_fields_and_methods() {
    check_with(
        "    implements Types::Commentable\n    include Types::Authored",
        "Post.all",
        &[(
            "app/graphql/types/commentable.rb",
            "module Types\n  module BaseInterface\n    include GraphQL::Schema::Interface\n  end\n\n  module Commentable\n    include Types::BaseInterface\n\n    field :comments, [Types::CommentType]\n    field :comment_count, Integer\n\n    \
             def comment_count = object.comments.count\n  end\n\n  module Authored\n    extend ActiveSupport::Concern\n\n    included do\n      field :author, Types::AuthorType\n    end\n\n    def author = Author.find(object.author_id)\n  end\nend\n",
        )],
        "!Post.author !Post.commentCount !Post.comments",
    );
}

#[test]
fn connections_lead_to_nodes() {
    check(
        "    field :comments, CommentType.connection_type, null: false\n  end\n\n  class CommentType\n    field :writer, AuthorType",
        "Post.includes(:comments)",
        "!Comment.writer +Post.comments",
    );
}

#[test]
fn unions_and_payloads_lead_to_their_types() {
    check(
        "    field :author, AuthorType\n  end\n\n  class ItemType < GraphQL::Schema::Union\n    possible_types PostType, CommentType\n  end\n\n  class CommentType\n    field :writer, AuthorType\n  end\n\n  \
         class QueryType < BaseObject\n    field :items, [ItemType]\n\n    def items = Post.includes(:author).to_a + Comment.all",
        "Post.includes(:author)",
        "!Comment.writer +Post.author",
    );
}

#[test]
fn names_of_types_may_be_texts_and_constants_of_others() {
    check(
        "    field :author, 'Types::AuthorType', null: false\n    field :tags, '[Types::TagType]'\n    field :others, -> { [PostType] }, method: :siblings",
        "Post.all",
        "!Post.author !Post.others !Post.tags",
    );
}

#[test]
fn objects_that_are_no_rows_have_columns_only() {
    check(
        "    field :front, FrontType\n\n    def front = { post: object, day: 1 }\n  end\n\n  class FrontType < BaseObject\n    field :day, Integer\n    field :author, AuthorType\n    \
         field :next, String\n\n    def author = object[:post].author\n\n    def next = object[:day] + 1",
        "Post.all",
        "-Front.author -Front.next -Post.front",
    );
}

#[test]
fn one_object_for_an_operation_is_not_multiplied() {
    check(
        "    field :author, AuthorType\n  end\n\n  class AuthorType\n    field :team, TeamType\n  end\n\n  class QueryType\n    field :me, AuthorType\n\n    def me = context[:user]",
        "Post.includes(:author)",
        "!Author.team +Post.author",
    );
}
