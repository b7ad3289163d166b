//! The binary `innsyn`: runs a command, or reads its settings, opens the database, serves, and drains on SIGTERM.

use anyhow::{Context, anyhow};
use app::domain::replikering::Ventetider;
use app::domain::samples;
use app::domain::tid;
use app::oppsett::{Filer, Oppsett};
use app::pages::logg_inn::view::Testlinje;
use app::portal::Portal;
use app::store::signering::{Nokkelkilde, Signering};
use app::store::{self, Basis, Klokke};
use axum::Extension;
use server::config::{Config, Mode};
use server::dispatch::Dispatch;
use server::http::assets::Assets;
use server::http::progress::Stopping;
use server::http::receipts::SystemJwk;
use server::replication::{Replication, SystemKey};
use server::serve::Bounds;
use server::{commands, setup};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::sync::watch;

fn main() -> ExitCode {
    if let Some(code) = commands::run(std::env::args_os().skip(1)) {
        return code;
    }
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("innsyn cannot start: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> anyhow::Result<()> {
    let config = Config::read(|name| std::env::var(name).ok())
        .map_err(|faults| anyhow!("the settings are not complete\n  - {}", faults.join("\n  - ")))?;
    start_log(config.log_json);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(config))
}

async fn run(config: Config) -> anyhow::Result<()> {
    let assets = Assets::load(&config.site_root).context("the built site cannot be read")?;
    let (portal, key) = open(&config, &assets).await?;
    serve(config, portal, assets, key).await
}

/// The portal as it is configured, on its database, and the key that signs what it sends.
async fn open(config: &Config, assets: &Assets) -> anyhow::Result<(Portal, Option<Arc<SystemKey>>)> {
    let katalog = Arc::new(setup::catalogue(config)?);
    let basis = Basis::apne(&config.database_url).await.context("the database cannot be opened")?;
    let klokke = Klokke::Maskin;
    let oppsett = Oppsett {
        tjeneste: config.name.clone(),
        adresse: config.origin.clone(),
        telefon: config.phone.clone(),
        apningstid: config.phone_hours.clone(),
        demo: config.mode == Mode::Demo,
        utvikling: config.dev_reload,
        filer: assets.manifest::<Filer>().context("the site's manifest.json cannot be read")?,
    };
    let kilde = match &config.receipt_key {
        Some(file) => Nokkelkilde::Pem(std::fs::read_to_string(file).context("INNSYN_RECEIPT_KEY cannot be read")?),
        None => Nokkelkilde::IBasen,
    };
    let signering = Signering::apne(&basis, &klokke, kilde).await.context("receipts cannot be signed")?;
    let signering = signering.for_adresse(&config.origin);
    let mut portal =
        Portal::ny(basis.clone(), klokke.clone(), Arc::clone(&katalog), signering.clone(), oppsett, config.limits);
    store::lagre_definisjoner(&basis, &katalog).await.context("the definitions cannot be stored")?;
    portal.klienter = Arc::new(setup::clients(config, &portal.katalog)?);
    portal.listeside = config.page_size;
    let sources = setup::sources(config, &katalog)?;
    let key = setup::system_key(config, &portal.klienter, &sources)?;
    let mut portal = setup::connect(portal, sources, key.as_ref())?;
    if config.mode == Mode::Demo {
        let folk = samples::alle(klokke.na());
        store::fyll_med_provedata(&basis, &katalog, &signering, &folk)
            .await
            .context("the sample data cannot be stored")?;
        portal.testpersoner = Arc::new(folk.iter().map(|p| testlinje(p, &klokke)).collect());
    }
    Ok((portal, key))
}

async fn serve(config: Config, portal: Portal, assets: Assets, key: Option<Arc<SystemKey>>) -> anyhow::Result<()> {
    let basis = portal.basis.clone();
    let (stopping, stop) = watch::channel(false);
    let mut router = server::router(portal.clone(), assets, &config).layer(Extension(Stopping(stop.clone())));
    if let Some(key) = &key {
        router = router.layer(Extension(SystemJwk(Arc::new(key.public().clone()))));
    }
    let listener = tokio::net::TcpListener::bind(config.listen).await.context("the address cannot be listened on")?;
    let replication = match key.zip(Ventetider::ny(config.retry_waits.clone())) {
        Some((key, waits)) => Some(Replication::start(&portal, key, waits, &stop).await?),
        None => None,
    };
    let dispatch = match Ventetider::ny(config.retry_waits.clone()) {
        Some(waits) => Some(Dispatch::start(portal.ko(), waits, &stop).await.context("messages cannot be sent")?),
        None => None,
    };
    let deletion = server::deletion::start(&portal, stop.clone());
    tracing::info!(address = %config.origin, mode = ?config.mode, "innsyn is ready");
    let stopped = async move {
        stop_signal().await;
        stopping.send_replace(true);
    };
    server::serve::serve(listener, router, Bounds::default(), stopped).await;
    if let Some(replication) = replication {
        replication.finished().await;
    }
    if let Some(dispatch) = dispatch {
        dispatch.finished().await;
    }
    drop(deletion.await);
    basis.lukk().await;
    tracing::info!("innsyn has stopped");
    Ok(())
}

fn testlinje(person: &samples::Testperson, klokke: &Klokke) -> Testlinje {
    Testlinje {
        slug: person.slug.to_owned(),
        id: person.id,
        navn: format!("{} {}", person.fornavn, person.etternavn),
        alder: tid::alder(person.fodt, tid::dag(klokke.na())),
        viser: person.viser.to_owned(),
    }
}

fn start_log(json: bool) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.with_target(false).init();
    }
}

/// Resolves at SIGTERM or Ctrl-C; then no new connections are taken and those under way are finished.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => (), _ = terminate.recv() => () }
        }
        Err(_) => drop(interrupt.await),
    }
}
