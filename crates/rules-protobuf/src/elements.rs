//! What a file declares, kind by kind, so that each rule sees what it is about and no rule walks the file again.

use wirelint_protobuf::syntax::{Enum, Field, Message, Node, NodeKind, Oneof, Parse, Service};

/// The declarations of a file, at the top and inside of others, in the order of the text.
#[derive(Default)]
pub(crate) struct Elements<'t> {
    /// Messages, those of groups among them.
    pub(crate) messages: Vec<Message<'t>>,
    /// Enums.
    pub(crate) enums: Vec<Enum<'t>>,
    /// Fields of any kind, those of oneofs and extensions among them.
    pub(crate) fields: Vec<Field<'t>>,
    /// Oneofs that are written.
    pub(crate) oneofs: Vec<Oneof<'t>>,
    /// Services.
    pub(crate) services: Vec<Service<'t>>,
}

impl<'t> Elements<'t> {
    pub(crate) fn of(parse: &'t Parse) -> Self {
        let mut all = Self::default();
        parse.statements().for_each(|it| all.add(it));
        all
    }

    /// Nests as deep as the parser lets it.
    fn add(&mut self, node: Node<'t>) {
        match node.kind() {
            NodeKind::Message | NodeKind::Group => self.messages.extend(Message::cast(node)),
            NodeKind::Enum => self.enums.extend(Enum::cast(node)),
            NodeKind::Oneof => self.oneofs.extend(Oneof::cast(node)),
            NodeKind::Service => self.services.extend(Service::cast(node)),
            NodeKind::Field | NodeKind::MapField | NodeKind::Extend => {}
            _ => return,
        }
        self.fields.extend(Field::cast(node));
        if matches!(node.kind(), NodeKind::Message | NodeKind::Group | NodeKind::Oneof | NodeKind::Extend) {
            node.children().for_each(|it| self.add(it));
        }
    }
}
