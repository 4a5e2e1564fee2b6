// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <initializer_list>
#include <random>

namespace lineside::test {

/// Chance that comes out the same for the same seed on every machine: the standard library's distributions would not.
class Chance
{
public:
    explicit Chance(quint32 seed) : m_engine(seed) {}

    int below(int limit) { return int(m_engine() % quint32(limit)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    double fraction(double least, double most) { return least + (most - least) * double(below(1'000'001)) / 1e6; }
    bool oneIn(int number) { return below(number) == 0; }

    template<class List>
    const auto &pick(const List &list)
    {
        return *(std::begin(list) + below(int(std::size(list))));
    }
    QByteArray pick(std::initializer_list<const char *> list) { return *(list.begin() + below(int(list.size()))); }

    QByteArray hex(int digits)
    {
        QByteArray text;
        for (int i = 0; i < digits; ++i)
            text += "0123456789abcdef"[below(16)];
        return text;
    }

    template<class List>
    void shuffle(List &list)
    {
        for (int i = int(list.size()) - 1; i > 0; --i)
            list.swapItemsAt(i, below(i + 1));
    }

private:
    std::mt19937 m_engine;
};

} // namespace lineside::test
