// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingsdialog.h"

#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

SettingsDialog::SettingsDialog(SettingsStore &store, AppSettings current, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_current(std::move(current))
    , m_scheme(new QComboBox(this))
    , m_systemStyle(new QCheckBox(tr("Use the &system's style"), this))
    , m_sendKey(new QComboBox(this))
    , m_zoom(new QSpinBox(this))
{
    setWindowTitle(tr("Settings"));
    m_scheme->addItem(tr("As the system"), int(AppSettings::Scheme::System));
    m_scheme->addItem(tr("Light"), int(AppSettings::Scheme::Light));
    m_scheme->addItem(tr("Dark"), int(AppSettings::Scheme::Dark));
    m_scheme->setCurrentIndex(m_scheme->findData(int(m_current.scheme)));
    m_systemStyle->setObjectName(u"systemStyleBox"_s);
    m_systemStyle->setChecked(m_current.systemStyle);
    m_sendKey->addItem(tr("Enter sends, Shift+Enter breaks the line"), true);
    m_sendKey->addItem(tr("Ctrl+Enter sends, Enter breaks the line"), false);
    m_sendKey->setCurrentIndex(m_current.enterSends ? 0 : 1);
    m_zoom->setRange(50, 300);
    m_zoom->setSingleStep(10);
    //: After a number: per cent.
    m_zoom->setSuffix(tr(" %"));
    m_zoom->setValue(m_current.zoomPercent);

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(theme::Small);
    form->setHorizontalSpacing(theme::Medium);
    const auto addRow = [this, form](const QString &text, QWidget *field, const QString &name) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        field->setObjectName(name);
        field->setAccessibleName(QString(text).remove(u'&').remove(u':'));
        form->addRow(label, field);
    };
    addRow(tr("&Colours:"), m_scheme, u"schemeBox"_s);
    addRow(tr("S&ending:"), m_sendKey, u"sendKeyBox"_s);
    addRow(tr("&Text size:"), m_zoom, u"zoomBox"_s);
    form->addRow(QString(), m_systemStyle);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(u"okButton"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Large, theme::Large, theme::Large);
    layout->setSpacing(theme::Medium);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
}

void SettingsDialog::save()
{
    AppSettings settings = m_current; // what this dialog does not show stays
    settings.scheme = AppSettings::Scheme(m_scheme->currentData().toInt());
    settings.systemStyle = m_systemStyle->isChecked();
    settings.enterSends = m_sendKey->currentData().toBool();
    settings.zoomPercent = m_zoom->value();
    m_store.save(settings);
    Q_EMIT settingsChanged(settings);
    accept();
}

} // namespace lineside
