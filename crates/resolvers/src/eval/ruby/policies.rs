//! What says who may do what: policies of Pundit and of Action Policy, which are found by the names of the classes that they are about.

use super::super::*;
use super::loaders::row_of;
use super::{Site, named, plain};

impl Eval<'_> {
    /// A method of Pundit itself; `None` where it has none of that name that matters.
    pub(super) fn of_pundit(
        &mut self,
        site: &Site,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let all: Vec<Value> = plain(given).cloned().collect();
        let [user, record, rest @ ..] = &all[..] else { return None };
        match name {
            "policy" | "policy!" => self.policy(site, user, record),
            "authorize" => Some(self.authorized(site, user, record, rest.first()).and(depends)),
            "policy_scope" | "policy_scope!" => self.scope_of_policy(site, user, record),
            _ => None,
        }
    }

    /// The same without a receiver, in what includes Pundit or Action Policy, and what a policy has from the latter.
    pub(super) fn of_policies(
        &mut self,
        site: &Site,
        instance: &Rc<Instance>,
        name: &str,
        given: &[Value],
        depends: bool,
    ) -> Option<Value> {
        let user = Value::unknown();
        let all: Vec<Value> = plain(given).cloned().collect();
        match (name, &all[..]) {
            ("policy" | "policy_for", [record]) => self.policy(site, &user, record),
            ("policy_for", []) => self.policy(site, &user, &named(given, "record")?),
            ("policy_scope", [scope]) => self.scope_of_policy(site, &user, scope),
            ("authorize", [record, query, ..]) => {
                Some(self.authorized(site, &user, record, Some(query)).and(depends))
            }
            ("authorize!", [record, ..]) => {
                let query = named(given, "to")?;
                Some(self.authorized(site, &user, record, Some(&query)).and(depends))
            }
            ("allowed_to?", [query, record]) => {
                let policy = self.policy(site, &user, record)?;
                let query = query.text()?;
                Some(self.send(site, &policy, &query, &[]))
            }
            ("record", []) => {
                let whole = self.whole_name((instance.unit, instance.class));
                let given = instance.arguments.as_ref().filter(|_| whole.ends_with("Policy"))?;
                given.get(1).cloned()
            }
            _ => None,
        }
    }

    /// The policy of a row: `CalloutPolicy` of a `Callout`.
    fn policy(&mut self, site: &Site, user: &Value, record: &Value) -> Option<Value> {
        let of = self.whole_name(row_of(record)?);
        let Kind::Class(unit, class) = self.constant_called(&format!("{of}Policy"))?.kind else {
            return None;
        };
        let given = vec![user.clone(), record.clone()];
        let instance = Instance::new(unit, class, Some(given), site.frame.phase);
        Some(Value::new(Kind::Instance(self.instance(instance))).and(record.of_parent))
    }

    /// The record, of which a policy was asked.
    fn authorized(&mut self, site: &Site, user: &Value, record: &Value, query: Option<&Value>) -> Value {
        if let Some(query) = query.and_then(Value::text)
            && let Some(policy) = self.policy(site, user, record)
        {
            self.send(site, &policy, &query, &[]);
        }
        record.clone()
    }

    /// What a policy leaves of a query.
    fn scope_of_policy(&mut self, site: &Site, user: &Value, scope: &Value) -> Option<Value> {
        let of = self.whole_name(row_of(scope)?);
        let found = self.constant_called(&format!("{of}Policy::Scope"))?;
        let Kind::Class(unit, class) = found.kind else { return None };
        let given = vec![user.clone(), scope.clone()];
        let instance = Instance::new(unit, class, Some(given), site.frame.phase);
        let instance = Value::new(Kind::Instance(self.instance(instance))).and(scope.of_parent);
        Some(self.send(site, &instance, "resolve", &[]))
    }
}
