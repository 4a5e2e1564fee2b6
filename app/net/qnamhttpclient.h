// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/httpclient.h"
#include "core/secretstore.h"
#include "net/netthread.h"

#include <memory>

namespace lineside {

/// Whole answers over QNetworkAccessManager. The secrets must outlive it; a request's context must live in the calling thread.
class QnamHttpClient : public HttpClient
{
public:
    explicit QnamHttpClient(SecretStore &secrets);
    QnamHttpClient(SecretStore &secrets, std::shared_ptr<NetThread> thread);
    ~QnamHttpClient() override;

    void send(const HttpRequest &request, QObject *context, Callback<HttpResponse> done) override;

private:
    SecretStore &m_secrets;
    std::shared_ptr<NetThread> m_thread;
};

} // namespace lineside
