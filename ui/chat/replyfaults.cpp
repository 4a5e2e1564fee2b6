// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/replyfaults.h"

#include "chat/catalog.h"
#include "parameters/parametertext.h"
#include "parameters/replycheck.h"
#include "parameters/structuredparts.h"
#include "ui/chat/shownchat.h"
#include "ui/widgets/banner.h"

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

ReplyFaults::ReplyFaults(Catalog &catalog, ShownChat &shown, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_shown(shown)
    , m_banner(banner)
{
    connect(&shown, &ShownChat::replyEnded, this, [this](int turn) { judge(m_shown.session().turns().at(turn)); });
    connect(&shown, &ShownChat::busyChanged, this, [this](bool busy) {
        if (busy)
            m_banner.clear();
    });
    connect(&banner, &Banner::actionTriggered, this, &ReplyFaults::tryAgain);
}

void ReplyFaults::judge(const ChatTurn &reply)
{
    if (!reply.error)
        return checkForm(reply);
    m_banner.showError(*reply.error);
    const QStringList &refused = reply.error->refusedFields;
    m_banner.setAction(refused.isEmpty() ? tr("Try again") : tr("Leave out %1 and try again").arg(refused.join(u", "_s)));
}

void ReplyFaults::checkForm(const ChatTurn &reply)
{
    const ResponseFormat format = readResponseFormat(parameterValue(m_shown.session().parameters(), u"response_format"_s));
    if (format.kind != ResponseFormat::Kind::JsonSchema || reply.state != ReplyState::Complete || reply.text.isEmpty())
        return;
    const Result<void> fits = checkReply(reply.text, format.schema);
    if (fits)
        Q_EMIT statusMessage(tr("The reply fits the schema."));
    else
        m_banner.showMessage(theme::Signal::Caution, fits.error().message, fits.error().details);
}

void ReplyFaults::tryAgain()
{
    const QList<ChatTurn> &turns = m_shown.session().turns();
    if (!turns.isEmpty() && turns.constLast().error)
        leaveOut(turns.constLast().error->refusedFields);
    m_shown.session().retry();
}

// For a provider of one's own it is remembered; for what cannot be remembered, this conversation does without.
void ReplyFaults::leaveOut(const QStringList &fields)
{
    if (fields.isEmpty())
        return;
    ChatSession &session = m_shown.session();
    if (auto provider = providerBehind(session, m_catalog)) {
        provider->omits.append(fields);
        provider->omits.removeDuplicates();
        m_catalog.put(*provider, m_catalog.isDemo(provider->id));
        return;
    }
    ChatParameters parameters = session.parameters();
    for (const QString &field : fields)
        parameters.extra.insert(field, "null");
    session.setParameters(parameters);
    Q_EMIT parametersChanged();
}

void ReplyFaults::sendOmitted()
{
    if (auto provider = providerBehind(m_shown.session(), m_catalog)) {
        provider->omits.clear();
        m_catalog.put(*provider, m_catalog.isDemo(provider->id));
    }
}

} // namespace lineside
