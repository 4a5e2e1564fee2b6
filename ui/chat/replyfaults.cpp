// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/replyfaults.h"

#include "chat/refusedfields.h"
#include "parameters/parametertext.h"
#include "parameters/replycheck.h"
#include "parameters/structuredparts.h"
#include "ui/chat/shownchat.h"
#include "ui/widgets/banner.h"

using namespace Qt::StringLiterals;

namespace lineside {

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
    ChatSession &session = m_shown.session();
    const std::optional<Error> error = session.turns().isEmpty() ? std::nullopt : session.turns().constLast().error;
    if (error && !error->refusedFields.isEmpty()) {
        leaveOutFields(error->refusedFields, session, m_catalog);
        Q_EMIT parametersChanged();
    }
    session.retry();
}

void ReplyFaults::sendOmitted()
{
    sendLeftOutFields(m_shown.session(), m_catalog);
}

} // namespace lineside
