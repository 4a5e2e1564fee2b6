// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace lineside {

class Banner;
class Catalog;
class ShownChat;
struct ChatTurn;

/// Says in the banner what was wrong with a reply that ended, and offers the way out: ask again, without what the provider refused.
class ReplyFaults : public QObject
{
    Q_OBJECT
public:
    ReplyFaults(Catalog &catalog, ShownChat &shown, Banner &banner, QObject *parent);

    /// The provider of the conversation gets again what was left out for it.
    void sendOmitted();

Q_SIGNALS:
    void parametersChanged(); ///< of the conversation
    void statusMessage(const QString &message);

private:
    void judge(const ChatTurn &reply);
    void checkForm(const ChatTurn &reply);
    void tryAgain();

    Catalog &m_catalog;
    ShownChat &m_shown;
    Banner &m_banner;
};

} // namespace lineside
