// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "chat/refusedfields.h"

#include "chat/catalog.h"
#include "chat/chatsession.h"

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

/// As it is set up now; absent for what is no provider of one's own.
std::optional<Provider> providerBehind(const ChatSession &session, const Catalog &catalog)
{
    const auto *direct = session.target() ? std::get_if<DirectTarget>(&*session.target()) : nullptr;
    return direct ? catalog.provider(direct->provider.id) : std::nullopt;
}

} // namespace

void leaveOutFields(const QStringList &fields, ChatSession &session, Catalog &catalog)
{
    if (fields.isEmpty())
        return;
    if (auto provider = providerBehind(session, catalog)) {
        provider->omits.append(fields);
        provider->omits.removeDuplicates();
        catalog.put(*provider, catalog.isDemo(provider->id));
        session.setTarget(DirectTarget{*provider, requestedModel(*session.target())});
        return;
    }
    ChatParameters parameters = session.parameters();
    for (const QString &field : fields)
        parameters.extra.insert(field, "null");
    session.setParameters(parameters);
}

void sendLeftOutFields(const ChatSession &session, Catalog &catalog)
{
    if (auto provider = providerBehind(session, catalog)) {
        provider->omits.clear();
        catalog.put(*provider, catalog.isDemo(provider->id));
    }
}

} // namespace lineside
