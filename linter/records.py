"""Data classes whose methods are written when they are first called: a run needs few of them, and start-up none.

The functions do the same as those of the standard library, as far as bilint uses them. Its `replace`, `fields` and
`asdict` take these classes too. To write all methods at import takes an eighth of a short run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
else:
    _NONE = object()

    class _Field:
        """A field of a class, with what `field` was told of it."""

        __slots__ = ("compare", "default", "default_factory", "init", "name", "repr")

        def __init__(self, default=_NONE, *, default_factory=_NONE, init=True, repr=True, compare=True):  # noqa: A002
            self.name = ""
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.compare = compare

    field = _Field

    def dataclass(*, slots, frozen=False, eq=True, order=False):
        """The decorator of the standard library, with these of its options. All classes have slots."""
        assert slots, "only classes with slots"

        def decorated(cls):
            return _made(cls, frozen=frozen, eq=eq, order=order)

        return decorated

    def replace(record, /, **changes):
        """The record with other values for some fields."""
        for one in record._record:
            if one.init and one.name not in changes:
                changes[one.name] = getattr(record, one.name)
        return record.__class__(**changes)

    def fields(record):
        """The fields of a record or of its class."""
        return record._record

    def is_dataclass(value):
        """True for a record and for its class."""
        return hasattr(value, "_record")

    def _made(cls, *, frozen, eq, order):
        space = {name: value for name, value in cls.__dict__.items() if name not in {"__dict__", "__weakref__"}}
        found = []
        for name in space.get("__annotations__", ()):
            default = space.pop(name, _NONE)
            one = default if isinstance(default, _Field) else _Field(default)
            one.name = name
            found.append(one)
        space |= {
            "_record": tuple(found),
            "__slots__": tuple([one.name for one in found]),
            "__match_args__": tuple([one.name for one in found if one.init]),
            "__dataclass_fields__": _StandardFields(),
            "__getstate__": _state,
            "__setstate__": _set_state,
            "__init__": _INIT,
        }
        space.setdefault("__repr__", _repr)
        if eq:
            space.setdefault("__eq__", _EQ)
            if not cls.__dict__.get("__hash__"):
                space["__hash__"] = _HASH if frozen else None
        if order:
            space |= _ORDER
        if frozen:
            space |= {"__setattr__": _unchanging, "__delattr__": _unchanging}
        made = type(cls)(cls.__name__, cls.__bases__, space)
        made.__qualname__ = cls.__qualname__
        return made

    def _later(name, write):
        """A method of that name for any class. It is written for the class when it is first called."""

        def method(self, /, *values, **named):
            owner = next(one for one in type(self).__mro__ if one.__dict__.get(name) is method)
            space = {"owner": owner}
            exec(write(owner, space), space)  # noqa: S102 (names of fields in the code, nothing else)
            written = space[name]
            written.__qualname__ = f"{owner.__qualname__}.{name}"
            setattr(owner, name, written)
            return written(self, *values, **named)

        return method

    def _init(owner, space):
        frozen = owner.__setattr__ is _unchanging
        head, body = ["self"], []
        for one in owner._record:
            name, value = one.name, one.name
            space[f"default_{name}"] = one.default if one.default_factory is _NONE else one.default_factory
            if one.default_factory is not _NONE:
                head.append(f"{name}=NONE")
                value = f"default_{name}() if {name} is NONE else {name}"
            elif one.init:
                head.append(name if one.default is _NONE else f"{name}=default_{name}")
            else:
                continue
            space[f"set_{name}"] = owner.__dict__[name].__set__
            body.append(f" set_{name}(self, {value})" if frozen else f" self.{name} = {value}")
        space["NONE"] = _NONE
        if hasattr(owner, "__post_init__"):
            body.append(" self.__post_init__()")
        return "\n".join([f"def __init__({', '.join(head)}):", *body, " pass"])

    def _compared(owner, whose):
        return "(" + "".join(f"{whose}.{one.name}," for one in owner._record if one.compare) + ")"

    def _hash(owner, _space):
        return f"def __hash__(self):\n return hash({_compared(owner, 'self')})"

    def _comparison(name, sign):
        def write(owner, _space):
            same = f" if other.__class__ is self.__class__:\n  return {_compared(owner, 'self')} {sign} "
            return f"def {name}(self, other):\n{same}{_compared(owner, 'other')}\n return NotImplemented"

        return _later(name, write)

    _INIT = _later("__init__", _init)
    _HASH = _later("__hash__", _hash)
    _EQ = _comparison("__eq__", "==")
    _SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
    _ORDER = {name: _comparison(name, sign) for name, sign in _SIGNS.items()}

    def _repr(self):
        shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in self._record if one.repr)
        return f"{self.__class__.__qualname__}({shown})"

    def _unchanging(_self, name, *_value):
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot change field {name!r}")

    def _state(self):
        return [getattr(self, one.name) for one in self._record]

    def _set_state(self, state):
        for one, value in zip(self._record, state, strict=True):
            object.__setattr__(self, one.name, value)

    class _StandardFields:
        """The fields as the standard library has them, made when one of its functions asks for them."""

        def __get__(self, _record, owner):
            import dataclasses

            found = {}
            for one in owner._record:
                given = {name: getattr(one, name) for name in ("default", "default_factory")}
                found[one.name] = dataclasses.field(
                    **{name: value for name, value in given.items() if value is not _NONE},
                    init=one.init,
                    repr=one.repr,
                    compare=one.compare,
                )
            kinds = [(name, owner.__annotations__[name], one) for name, one in found.items()]
            made = dataclasses.make_dataclass(owner.__name__, kinds, kw_only=True)
            owner.__dataclass_fields__ = made.__dataclass_fields__
            return made.__dataclass_fields__


__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]
