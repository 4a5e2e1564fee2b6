// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/systemscheme.h"

#include "ui/theme/theme.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace lineside::theme {

namespace {

const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto portalInterface = u"org.freedesktop.portal.Settings"_s;
const auto appearance = u"org.freedesktop.appearance"_s;
const auto schemeKey = u"color-scheme"_s;
const auto accentKey = u"accent-color"_s;

/// The portal's `Read` wraps its answer twice, the change signal once.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

/// Three doubles from 0 to 1; anything outside means that there is no accent.
std::optional<QColor> accentFrom(const QVariant &value)
{
    if (value.metaType() != QMetaType::fromType<QDBusArgument>())
        return {};
    const auto argument = value.value<QDBusArgument>();
    if (argument.currentSignature() != "(ddd)"_L1)
        return {};
    double red = -1;
    double green = -1;
    double blue = -1;
    argument.beginStructure();
    argument >> red >> green >> blue;
    argument.endStructure();
    const auto valid = [](double channel) { return channel >= 0 && channel <= 1; };
    if (!valid(red) || !valid(green) || !valid(blue))
        return {};
    return QColor::fromRgbF(float(red), float(green), float(blue));
}

} // namespace

SystemScheme::SystemScheme(const QPalette &platformPalette, QObject *parent)
    : QObject(parent)
    , m_platformDark(theme::isDark(platformPalette))
    , m_dark(m_platformDark)
{
    followStyleHints();
    followPortal();
}

void SystemScheme::followStyleHints()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto read = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            setDark(scheme == Qt::ColorScheme::Dark);
    };
    read(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, read);
#endif
}

void SystemScheme::followPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // The slot's parameter is looked up by its type's name, which nobody may have registered yet.
    qRegisterMetaType<QDBusVariant>();
    // Without a sender's name: to look up who owns it, Qt would wait for the bus.
    bus.connect(QString(), portalPath, portalInterface, u"SettingChanged"_s, this, SLOT(takeSetting(QString,QString,QDBusVariant)));
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    askPortal(schemeKey);
#endif
    askPortal(accentKey);
}

void SystemScheme::askPortal(const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, portalPath, portalInterface, u"Read"_s);
    call << appearance << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isError())
            takeSetting(appearance, key, reply.value());
    });
}

void SystemScheme::takeSetting(const QString &area, const QString &key, const QDBusVariant &value)
{
    if (area != appearance)
        return;
    const QVariant plain = unwrapped(QVariant::fromValue(value));
    if (key == schemeKey) {
        // 1 asks for dark, 2 for light, 0 has no preference.
        const uint scheme = plain.toUInt();
        setDark(scheme == 1 || (scheme != 2 && m_platformDark));
    } else if (key == accentKey) {
        const std::optional<QColor> accent = accentFrom(plain);
        if (m_accent == accent)
            return;
        m_accent = accent;
        Q_EMIT changed();
    }
}

void SystemScheme::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace lineside::theme
