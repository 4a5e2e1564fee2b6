// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSharedDataPointer>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

namespace lineside {

/// A value that copies share until one of them is changed; one that was never set takes a pointer's room. For what is large and mostly
/// the same, or mostly not there: of 10,000 turns each holds where it was asked.
template<class T>
class Shared
{
public:
    Shared() = default;
    template<class U>
        requires(std::convertible_to<U, T> && !std::same_as<std::remove_cvref_t<U>, Shared>)
    Shared(U &&value) : m_box(new Box(T(std::forward<U>(value))))
    {
    }

    const T &get() const { return m_box ? m_box->value : unset(); }
    operator const T &() const { return get(); }
    const T &operator*() const { return get(); }
    const T *operator->() const { return &get(); }
    /// For changing it in place.
    T &edit()
    {
        if (!m_box)
            m_box = new Box(T());
        return m_box->value;
    }

    friend bool operator==(const Shared &a, const Shared &b) { return a.m_box == b.m_box || a.get() == b.get(); }
    friend bool operator==(const Shared &a, const T &b) { return a.get() == b; }

private:
    struct Box : QSharedData {
        explicit Box(T &&held) : value(std::move(held)) {}
        T value;
    };
    static const T &unset()
    {
        static const T value{};
        return value;
    }

    QSharedDataPointer<Box> m_box;
};

/// What mostly is not there, in a pointer's room.
template<class T>
class SharedOptional
{
public:
    SharedOptional() = default;
    SharedOptional(std::nullopt_t) {}
    SharedOptional(T value) : m_value(std::optional<T>(std::move(value))) {}
    SharedOptional(std::optional<T> value)
    {
        if (value)
            m_value = std::move(value);
    }

    explicit operator bool() const { return m_value->has_value(); }
    bool has_value() const { return m_value->has_value(); }
    operator const std::optional<T> &() const { return m_value.get(); }
    const T &operator*() const { return **m_value; }
    const T *operator->() const { return &**m_value; }
    void reset() { m_value = {}; }

    friend bool operator==(const SharedOptional &, const SharedOptional &) = default;

private:
    Shared<std::optional<T>> m_value;
};

} // namespace lineside
