// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/settingsfile.h"

#include "store/jsonfile.h"

#include <QLoggingCategory>
#include <QStandardPaths>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

Q_LOGGING_CATEGORY(storeLog, "lineside.store", QtInfoMsg)

constexpr int settingsFormat = 1;
constexpr int mostImageSide = 16'384;
constexpr std::array schemes{std::pair("system"_L1, AppSettings::Scheme::System), std::pair("light"_L1, AppSettings::Scheme::Light),
                             std::pair("dark"_L1, AppSettings::Scheme::Dark)};
constexpr std::array pages{"chat"_L1, "routes"_L1, "verify"_L1};

} // namespace

SettingsFile::SettingsFile(QString fileName)
    : m_fileName(std::move(fileName))
{
}

QString SettingsFile::defaultFileName()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/lineside/settings.json"_s;
}

AppSettings SettingsFile::load()
{
    AppSettings settings;
    m_source = {};
    const auto bytes = readWholeFile(m_fileName);
    if (!bytes || !*bytes)
        return settings;
    const auto object = parseObject(**bytes);
    if (!object) {
        const auto kept = setAside(m_fileName);
        qCWarning(storeLog).noquote() << "settings damaged:" << m_fileName << (kept ? u"kept as "_s + *kept : kept.error().message);
        return settings;
    }
    m_source = *object;
    for (const auto &[name, scheme] : schemes) {
        if (m_source["scheme"_L1].toString() == name)
            settings.scheme = scheme;
    }
    settings.systemStyle = m_source["systemStyle"_L1].toBool(settings.systemStyle);
    settings.enterSends = m_source["enterSends"_L1].toBool(settings.enterSends);
    settings.zoomPercent = qBound(50, m_source["zoomPercent"_L1].toInt(settings.zoomPercent), 300);
    settings.imageLongSide = qBound(0, m_source["imageLongSide"_L1].toInt(settings.imageLongSide), mostImageSide);
    for (const QLatin1StringView page : pages) {
        if (m_source["lastWorkspacePage"_L1].toString() == page)
            settings.lastWorkspacePage = page;
    }
    return settings;
}

void SettingsFile::save(const AppSettings &settings)
{
    // A newer version's file keeps its number: what it added is still in it.
    m_source["format"_L1] = qMax(settingsFormat, m_source["format"_L1].toInt());
    for (const auto &[name, scheme] : schemes) {
        if (settings.scheme == scheme)
            m_source["scheme"_L1] = name;
    }
    m_source["systemStyle"_L1] = settings.systemStyle;
    m_source["enterSends"_L1] = settings.enterSends;
    m_source["zoomPercent"_L1] = settings.zoomPercent;
    m_source["imageLongSide"_L1] = settings.imageLongSide;
    m_source["lastWorkspacePage"_L1] = settings.lastWorkspacePage;
    const auto written = replaceFile(m_fileName, toText(m_source));
    if (!written)
        qCWarning(storeLog).noquote() << written.error().message << written.error().details;
}

} // namespace lineside
