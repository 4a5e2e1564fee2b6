// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/appearance.h"

#include "ui/theme/contrast.h"
#include "ui/theme/palettes.h"
#include "ui/theme/systemscheme.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QStyle>
#include <QStyleFactory>

#include <utility>

using namespace Qt::StringLiterals;

namespace lineside::theme {

namespace {

/// The style sheet with our surfaces put in: those that are no palette role.
QString styleSheet(const QPalette &palette)
{
    QFile file(u":/lineside/theme/lineside.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QColor text = palette.color(QPalette::WindowText);
    const QColor window = palette.color(QPalette::Window);
    const std::pair<QLatin1StringView, QColor> colors[] = {
        {"@side"_L1, sideColor(palette)},
        {"@raised"_L1, raisedColor(palette)},
        {"@hairline"_L1, hairlineColor(palette)},
        {"@quiet"_L1, quietTextColor(palette)},
        {"@hover"_L1, mixed(window, text, 0.07)},
        {"@pressed"_L1, mixed(window, text, 0.12)},
        {"@edge"_L1, mixed(window, text, 0.24)},
        {"@tint"_L1, mixed(window, palette.color(QPalette::Highlight), isDark(palette) ? 0.32 : 0.16)},
        {"@faint"_L1, palette.color(QPalette::Disabled, QPalette::WindowText)},
    };
    for (const auto &[name, color] : colors)
        sheet.replace(name, color.name());
    return sheet;
}

QFont scaled(QFont font, int percent)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100.0);
    else
        font.setPixelSize(qMax(1, font.pixelSize() * percent / 100));
    return font;
}

} // namespace

Appearance::Appearance(QApplication &application)
    : QObject(&application)
    , m_application(application)
    , m_system(new SystemScheme(QApplication::palette(), this))
    , m_platformStyle(QApplication::style()->name())
    , m_platformFont(QApplication::font())
{
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_settings.scheme == AppSettings::Scheme::System && !m_settings.systemStyle)
            paintProgram();
    });
}

void Appearance::apply(const AppSettings &settings)
{
    m_settings = settings;
    const QFont wanted = scaled(m_platformFont, qBound(50, settings.zoomPercent, 300));
    if (wanted != QApplication::font())
        QApplication::setFont(wanted);
    if (settings.systemStyle)
        applySystemStyle();
    else
        paintProgram();
}

void Appearance::paintProgram()
{
    const auto accent = m_system->accent();
    const QPalette palette = wantsDark() ? darkPalette(accent) : lightPalette(accent);
    const QString sheet = styleSheet(palette);
    if (m_application.styleSheet() == sheet && QApplication::palette() == palette)
        return;
    m_application.setStyleSheet(QString());
    if (QApplication::style()->name().compare("fusion"_L1, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(palette);
    m_application.setStyleSheet(sheet);
}

void Appearance::applySystemStyle()
{
    m_application.setStyleSheet(QString());
    QApplication::setPalette(QPalette());
    if (QApplication::style()->name().compare(m_platformStyle, Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(m_platformStyle));
}

bool Appearance::wantsDark() const
{
    switch (m_settings.scheme) {
    case AppSettings::Scheme::Light:
        return false;
    case AppSettings::Scheme::Dark:
        return true;
    case AppSettings::Scheme::System:
        break;
    }
    return m_system->isDark();
}

void apply(QApplication &application, const AppSettings &settings)
{
    auto *appearance = application.findChild<Appearance *>(QString(), Qt::FindDirectChildrenOnly);
    if (!appearance)
        appearance = new Appearance(application);
    appearance->apply(settings);
}

} // namespace lineside::theme
