// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway.h"
#include "support/fakehttpclient.h"
#include "support/wirerecording.h"

#include <QTest>

#include <optional>

namespace lineside::test {

inline Gateway someGateway()
{
    Gateway gateway;
    gateway.name = QStringLiteral("Test");
    gateway.adminUrl = QUrl(QStringLiteral("http://127.0.0.1:9180/apisix/admin"));
    gateway.adminKey = SecretRef::keychain(QStringLiteral("admin"));
    return gateway;
}

inline HttpResponse recorded(const QString &name)
{
    const WireRecording recording = WireRecording::load(name);
    return {recording.response.head, recording.response.body, false};
}

// The target of a request: path and query.
inline QString target(const HttpRequest &request)
{
    return request.url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

// Waits for the one answer of an operation.
template<class T>
class Outcome
{
public:
    Callback<T> take()
    {
        return [this](Result<T> result) {
            ++m_count;
            m_result = std::move(result);
        };
    }
    bool wait() { return QTest::qWaitFor([this] { return m_count > 0; }); }
    int count() const { return m_count; }
    const Result<T> &operator*() const { return *m_result; }

private:
    std::optional<Result<T>> m_result;
    int m_count = 0;
};

} // namespace lineside::test
