// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shared.h"

#include <QList>

#include <initializer_list>

namespace lineside {

/// A list that is empty most of the time: it takes a pointer's room until something is put in. Reads as a QList; copies share it.
template<class T>
class RareList
{
public:
    using const_iterator = typename QList<T>::const_iterator;

    RareList() = default;
    RareList(QList<T> list)
    {
        if (!list.isEmpty())
            m_list = std::move(list);
    }
    RareList(std::initializer_list<T> list) : RareList(QList<T>(list)) {}

    operator const QList<T> &() const { return m_list.get(); }
    const QList<T> &operator*() const { return m_list.get(); }
    const QList<T> *operator->() const { return &m_list.get(); }
    /// For changing it in place.
    QList<T> &edit() { return m_list.edit(); }

    bool isEmpty() const { return m_list->isEmpty(); }
    qsizetype size() const { return m_list->size(); }
    const T &at(qsizetype index) const { return m_list->at(index); }
    T value(qsizetype index) const { return m_list->value(index); }
    const T &first() const { return m_list->first(); }
    const T &last() const { return m_list->last(); }
    const_iterator begin() const { return m_list->cbegin(); }
    const_iterator end() const { return m_list->cend(); }

    friend bool operator==(const RareList &, const RareList &) = default;
    friend bool operator==(const RareList &a, const QList<T> &b) { return *a == b; }

private:
    Shared<QList<T>> m_list;
};

} // namespace lineside
