//! What configuration says to the rules beside their levels.

/// The settings of one file, with the names that they have in the `lint` section of `buf.yaml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// How the names of zero values end.
    pub enum_zero_value_suffix: Box<str>,
    /// How the names of services end.
    pub service_suffix: Box<str>,
    /// Whether a method may take and give one message.
    pub rpc_allow_same_request_response: bool,
    /// Whether methods may take `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_requests: bool,
    /// Whether methods may give `google.protobuf.Empty`.
    pub rpc_allow_google_protobuf_empty_responses: bool,
}

impl Default for Options {
    /// What buf assumes where nothing is said.
    fn default() -> Self {
        Self {
            enum_zero_value_suffix: "_UNSPECIFIED".into(),
            service_suffix: "Service".into(),
            rpc_allow_same_request_response: false,
            rpc_allow_google_protobuf_empty_requests: false,
            rpc_allow_google_protobuf_empty_responses: false,
        }
    }
}
