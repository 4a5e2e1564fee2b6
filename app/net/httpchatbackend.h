// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatbackend.h"
#include "core/secretstore.h"
#include "net/qnamhttpclient.h"
#include "net/wireshelf.h"

#include <memory>

namespace lineside {

/// Talks to models over QNetworkAccessManager, in a thread of its own. The secrets must outlive it. Uploads are only as fast as they
/// can be in an application of class `LowDelay` (lowdelay.h).
class HttpChatBackend : public ChatBackend
{
public:
    explicit HttpChatBackend(SecretStore &secrets);
    ~HttpChatBackend() override;

    std::unique_ptr<ChatRun> start(const ChatCall &call) override;
    Result<HttpRequest> describe(const ChatCall &call) const override;
    void listModels(const Provider &provider, QObject *context, Callback<QList<ModelInfo>> done) override;

private:
    SecretStore &m_secrets;
    std::shared_ptr<NetThread> m_thread;
    QnamHttpClient m_client;
    WireShelf m_recorded;
};

} // namespace lineside
