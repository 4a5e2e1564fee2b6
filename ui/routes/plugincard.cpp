// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/routes/plugincard.h"

#include "gateway/formschema.h"
#include "ui/forms/foldbox.h"
#include "ui/forms/schemaform.h"
#include "ui/routes/pluginwords.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// A plugin that no schema is known of is all JSON.
FormField formFor(const QByteArray &schema, const QString &name)
{
    FormField form = formOrJson(schema, name);
    leaveOut(form, { u"_meta"_s, u"disable"_s });
    return form;
}

} // namespace

PluginCard::PluginCard(const QString &name, const GatewaySchemas &schemas, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_schema(schemas.plugin(name))
    , m_box(new FoldBox(name, this))
    , m_on(new QCheckBox(tr("on"), this))
{
    setObjectName(u"plugin:"_s + name);
    m_box->head().setObjectName(u"pluginHead:"_s + name);
    m_box->setContent([this](QWidget *inside) { return makeForm(inside); });
    m_on->setObjectName(u"pluginOn:"_s + name);
    m_on->setAccessibleName(tr("%1 is on").arg(name));
    auto *remove = new QToolButton(this);
    remove->setObjectName(u"removePlugin:"_s + name);
    remove->setIcon(theme::icon(u"delete"_s));
    remove->setAccessibleName(tr("Remove %1").arg(name));
    remove->setToolTip(remove->accessibleName());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_box, 1);
    layout->addWidget(m_on, 0, Qt::AlignTop);
    layout->addWidget(remove, 0, Qt::AlignTop);
    m_on->setMinimumHeight(remove->sizeHint().height());
    connect(m_on, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT switched(m_name, on); });
    connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_name); });
}

QWidget *PluginCard::makeForm(QWidget *parent)
{
    m_form = new SchemaForm(formFor(m_schema, m_name), parent);
    m_form->setReferences(m_references);
    m_form->setJson(m_config);
    m_form->setRemarks(m_remarks);
    connect(m_form, &SchemaForm::edited, this, [this] {
        m_config = m_form->json();
        showNote();
        Q_EMIT edited(m_name, m_config);
    });
    connect(m_form, &SchemaForm::keyMoveRequested, this, [this](const QStringList &path) { Q_EMIT keyMoveRequested(m_name, path); });
    return m_form;
}

void PluginCard::setConfig(const QByteArray &config, bool isDisabled)
{
    m_config = config;
    m_on->setChecked(!isDisabled);
    m_on->setText(isDisabled ? tr("off") : tr("on"));
    if (m_form)
        m_form->setJson(config);
    showNote();
}

void PluginCard::setReferences(const QStringList &references)
{
    m_references = references;
    if (m_form)
        m_form->setReferences(references);
}

void PluginCard::setRemarks(const QHash<FormPath, QString> &remarks)
{
    m_remarks = remarks;
    if (m_form)
        m_form->setRemarks(remarks);
    showNote();
}

void PluginCard::showNote()
{
    if (!m_remarks.isEmpty())
        return m_box->setNote(m_remarks.cbegin().value(), true);
    m_box->setNote(pluginSentence(m_name));
}

void PluginCard::setUnfolded(bool unfolded)
{
    m_box->setUnfolded(unfolded);
}

bool PluginCard::focusValue(const FormPath &path)
{
    if (path.isEmpty())
        m_box->setFocus(Qt::OtherFocusReason);
    m_box->setUnfolded(true);
    return path.isEmpty() || (m_form && m_form->focusValue(path));
}

bool PluginCard::hasUntaken() const
{
    return m_form && m_form->hasUntaken();
}

} // namespace lineside
