// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/livesettings.h"

#include "ui/settings/settingsdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionregistry.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int zoomStep = 10;
constexpr int leastZoom = 50;
constexpr int mostZoom = 300;

} // namespace

LiveSettings::LiveSettings(SettingsStore &store, ActionRegistry &actions, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
    , m_current(store.load())
{
    addActions(actions);
}

void LiveSettings::addActions(ActionRegistry &actions)
{
    connect(actions.add(u"shell.settings"_s, tr("Settings"), Qt::CTRL | Qt::Key_Comma, u"settings"_s), &QAction::triggered, this,
            &LiveSettings::openDialog);
    QAction *zoomIn = actions.add(u"shell.zoomIn"_s, tr("Larger text"), QKeySequence::ZoomIn);
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    connect(zoomIn, &QAction::triggered, this, [this] { setZoom(m_current.zoomPercent + zoomStep); });
    connect(actions.add(u"shell.zoomOut"_s, tr("Smaller text"), Qt::CTRL | Qt::Key_Minus), &QAction::triggered, this,
            [this] { setZoom(m_current.zoomPercent - zoomStep); });
    connect(actions.add(u"shell.zoomReset"_s, tr("Normal text size"), Qt::CTRL | Qt::Key_0), &QAction::triggered, this, [this] { setZoom(100); });
}

void LiveSettings::openDialog()
{
    auto *dialog = new SettingsDialog(m_store, m_current, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::settingsChanged, this, &LiveSettings::apply);
    dialog->open();
}

void LiveSettings::apply(const AppSettings &settings)
{
    const AppSettings before = m_current;
    m_current = settings;
    m_current.lastWorkspacePage = before.lastWorkspacePage; // neither is in the dialog, which may have been open for long
    m_current.imageLongSide = before.imageLongSide;
    theme::apply(*qApp, m_current);
    Q_EMIT changed(m_current);
}

void LiveSettings::setZoom(int percent)
{
    AppSettings settings = m_current;
    settings.zoomPercent = qBound(leastZoom, percent, mostZoom);
    apply(settings);
    save();
    Q_EMIT statusMessage(tr("The text has %1 % of its normal size.").arg(m_current.zoomPercent));
}

void LiveSettings::setImageLongSide(int pixels)
{
    m_current.imageLongSide = pixels;
    save();
}

void LiveSettings::save()
{
    m_store.save(m_current);
}

} // namespace lineside
