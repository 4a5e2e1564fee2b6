// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/windowmemory.h"

#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString fileName()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::StateLocation);
#else
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
#endif
    return folder + u"/window.ini"_s;
}

const auto geometryKey = u"geometry"_s;
const auto conversationKey = u"conversation"_s;

} // namespace

WindowMemory::WindowMemory()
{
    m_writer.setMaxThreadCount(1);
}

void WindowMemory::write(const QString &key, const QVariant &value)
{
    m_writer.start([file = fileName(), key, value] { QSettings(file, QSettings::IniFormat).setValue(key, value); });
}

QByteArray WindowMemory::geometry() const
{
    return QSettings(fileName(), QSettings::IniFormat).value(geometryKey).toByteArray();
}

void WindowMemory::setGeometry(const QByteArray &geometry)
{
    write(geometryKey, geometry);
}

ConversationId WindowMemory::conversation() const
{
    return ConversationId(QSettings(fileName(), QSettings::IniFormat).value(conversationKey).toLongLong());
}

void WindowMemory::setConversation(ConversationId conversation)
{
    write(conversationKey, qint64(conversation));
}

} // namespace lineside
