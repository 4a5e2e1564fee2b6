// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chattargets.h"

#include "ui/chat/composer.h"
#include "ui/chat/shownchat.h"
#include "ui/targets/targetbox.h"
#include "ui/targets/targets.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

ChatTargets::ChatTargets(Catalog &catalog, ChatBackend &backend, ShownChat &shown, Composer &composer, Banner &banner, ActionRegistry &actions,
                         QWidget *page)
    : QObject(page)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_shown(shown)
    , m_composer(composer)
    , m_banner(banner)
{
    connect(actions.add(u"chat.target"_s, tr("Choose model and path"), Qt::CTRL | Qt::Key_L, u"provider"_s, page), &QAction::triggered, this,
            &ChatTargets::enterBox);
    connect(&catalog, &Catalog::changed, this, &ChatTargets::followCatalog);
    connect(&shown, &ShownChat::shown, this, &ChatTargets::followCatalog);
    connect(&shown, &ShownChat::targetChanged, this, &ChatTargets::showTarget);
    connect(&composer, &Composer::modelsRequested, this, &ChatTargets::listModels);
    connect(composer.targetBox(), &TargetBox::targetChosen, this, [this](const Target &target) {
        m_shown.session().setTarget(target);
        Q_EMIT chosen();
    });
}

// What the conversation talks to may have been edited or taken away since.
void ChatTargets::followCatalog()
{
    ChatSession &session = m_shown.session();
    const QList<Target> offered = targetsOf(m_catalog.workspace());
    const std::optional<Target> &current = session.target();
    const auto same = std::ranges::find_if(offered, [&current](const Target &target) { return current && isSameWay(target, *current); });
    if (same != offered.end()) {
        const QString model = requestedModel(*current);
        session.setTarget(model.isEmpty() ? *same : withModel(*same, model));
    } else if (!offered.isEmpty() && (!current || !std::holds_alternative<UrlTarget>(*current))) {
        session.setTarget(offered.constFirst());
    }
    showTarget();
}

void ChatTargets::showTarget()
{
    const std::optional<Target> &target = m_shown.session().target();
    m_composer.targetBox()->setTarget(target);
    m_composer.setModelsButtonEnabled(target && std::holds_alternative<DirectTarget>(*target));
}

void ChatTargets::enterBox()
{
    m_composer.targetBox()->setFocus();
    m_composer.targetBox()->lineEdit()->selectAll();
}

void ChatTargets::listModels()
{
    const std::optional<Target> &target = m_shown.session().target();
    const auto *direct = target ? std::get_if<DirectTarget>(&*target) : nullptr;
    if (!direct)
        return;
    m_composer.setModelsButtonEnabled(false);
    const Provider provider = direct->provider;
    m_backend.listModels(provider, this, [this, provider](const Result<QList<ModelInfo>> &models) {
        m_composer.setModelsButtonEnabled(true);
        if (!models) {
            m_banner.showError(models.error());
            return;
        }
        m_composer.targetBox()->offerModels(provider.id, *models);
        Q_EMIT statusMessage(tr("Models that %1 offers: %2.").arg(provider.name, QString::number(models->size())));
    });
}

} // namespace lineside
