from ariadne import ObjectType

from podium.sections import SECTIONS

musician = ObjectType("Musician")


@musician.field("section")
def resolve_section(obj, _):
    return SECTIONS[obj.section_code]


@musician.field("feeCents")
def resolve_fee(obj, info):
    if not info.context.is_manager:
        return None
    contract = obj.current_contract
    return contract.fee_cents if contract else None


@musician.field("attendance")
def resolve_attendance(obj, info):
    return info.context.attendance.get(obj.id)
