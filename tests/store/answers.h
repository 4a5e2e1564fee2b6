// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lineside::test {

/// What an operation answered, and how often.
template<class T>
struct Answer {
    std::optional<Result<T>> result;
    int count = 0;

    Callback<T> taker()
    {
        return [this](Result<T> answer) {
            result = std::move(answer);
            ++count;
        };
    }
    bool came() const { return result.has_value(); }
    bool succeeded() const { return result && result->has_value(); }
    Error error() const { return result && !result->has_value() ? result->error() : Error(); }
};

inline QByteArray plain(const Secret &secret)
{
    return secret.reveal([](QByteArrayView bytes) { return bytes.toByteArray(); });
}

inline QByteArray plain(const Answer<Secret> &answer)
{
    return answer.succeeded() ? plain(answer.result->value()) : QByteArray();
}

} // namespace lineside::test
